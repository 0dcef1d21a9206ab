struct lamp {
	u32 unused;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = device_add_group(dev, &lamp_group);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	device_remove_group(&pdev->dev, &lamp_group);
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
