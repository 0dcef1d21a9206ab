struct lamp {
	struct pci_dev *pci;
	void __iomem *base;
};

static int lamp_start(struct lamp *lamp)
{
	if (pcim_enable_device(lamp->pci))
		return -ENODEV;

	lamp->base = pcim_iomap(lamp->pci, 0, 0);
	if (!lamp->base)
		return -ENOMEM;

	return 0;
}

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->pci = pdev;
	pci_set_drvdata(pdev, lamp);
	return lamp_start(lamp);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
