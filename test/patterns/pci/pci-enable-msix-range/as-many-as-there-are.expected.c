/* with review */
static struct msix_entry lamp_vectors[4];

struct lamp {
	void __iomem *base;
};

static irqreturn_t lamp_interrupt(int irq, void *data)
{
	struct lamp *lamp = data;

	return readl(lamp->base) ? IRQ_HANDLED : IRQ_NONE;
}

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;

	lamp->base = pcim_iomap(pdev, 0, 0);
	if (!lamp->base)
		return -ENOMEM;

	ret = pci_enable_msix_range(pdev, lamp_vectors, 1, 4);
	if (ret < 0)
		return ret;

	return devm_request_irq(&pdev->dev, lamp_vectors[0].vector,
				lamp_interrupt, 0, "lamp", lamp);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
