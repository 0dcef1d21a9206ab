struct lamp {
	void __iomem *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct resource *res;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res)
		return -ENODEV;

	lamp->item = pci_remap_cfgspace(res->start, resource_size(res));
	if (!lamp->item)
		return -ENOMEM;

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		iounmap(lamp->item);
		return ret;
	}

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	iounmap(lamp->item);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
