struct lamp {
	void __iomem *item;
	u32 watts;
};

static int lamp_probe(struct pci_dev *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = pci_iomap(pdev, 0, 0);
	if (!lamp->item)
		return -ENOMEM;

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		pci_iounmap(pdev, lamp->item);
		return ret;
	}

	pci_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	pci_iounmap(pdev, lamp->item);
	return 0;
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
