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

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;

	lamp->base = pci_iomap(pdev, 0, 0);
	if (!lamp->base) {
		ret = -ENOMEM;
		goto err_disable;
	}

	ret = pci_enable_msix_range(pdev, lamp_vectors, 1, 4);
	if (ret < 0)
		goto err_unmap;

	ret = request_irq(lamp_vectors[0].vector, lamp_interrupt, 0, "lamp", lamp);
	if (ret)
		goto err_vectors;

	pci_set_drvdata(pdev, lamp);
	return 0;

err_vectors:
	pci_disable_msix(pdev);
err_unmap:
	pci_iounmap(pdev, lamp->base);
err_disable:
	pci_disable_device(pdev);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	free_irq(lamp_vectors[0].vector, lamp);
	pci_disable_msix(pdev);
	pci_iounmap(pdev, lamp->base);
	pci_disable_device(pdev);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
