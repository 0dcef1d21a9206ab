struct lamp {
	struct pci_pool *item;
	u32 watts;
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = pci_pool_create("lamp", pdev, 64, 16, 0);
	if (!lamp->item)
		return -ENOMEM;

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		pci_pool_destroy(lamp->item);
		return ret;
	}

	pci_set_drvdata(pdev, lamp);
	return 0;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	pci_pool_destroy(lamp->item);
}

static struct pci_driver lamp_driver = {
	.name = "lamp",
	.probe = lamp_probe,
	.remove = lamp_remove,
};
module_pci_driver(lamp_driver);
