/* with review */
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

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 1)
		goto err_unmap;

	ret = request_irq(pci_irq_vector(pdev, 0), lamp_interrupt, 0, "lamp", lamp);
	if (ret)
		goto err_vectors;

	pci_set_drvdata(pdev, lamp);
	return 0;

err_vectors:
	pci_free_irq_vectors(pdev);
err_unmap:
	pci_iounmap(pdev, lamp->base);
err_disable:
	pci_disable_device(pdev);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	free_irq(pci_irq_vector(pdev, 0), lamp);
	pci_free_irq_vectors(pdev);
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
