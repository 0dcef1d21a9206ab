struct lamp {
	void __iomem *base;
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = pci_enable_device(pdev);
	if (ret)
		goto free_lamp;

	lamp->base = pci_iomap(pdev, 0, 0);
	if (!lamp->base) {
		ret = -ENOMEM;
		goto disable;
	}

	pci_set_drvdata(pdev, lamp);
	return 0;

disable:
	pci_disable_device(pdev);
free_lamp:
	kfree(lamp);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	pci_disable_device(pdev);
	pci_iounmap(pdev, lamp->base);
	kfree(lamp);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
