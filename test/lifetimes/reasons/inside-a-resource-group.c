struct pump {
	void *buffer;
};

static int pump_try(struct pump *pump);

static int pump_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	platform_set_drvdata(pdev, pump);

	if (!devres_open_group(dev, pump, GFP_KERNEL))
		return -ENOMEM;

	pump->buffer = kzalloc(64, GFP_KERNEL);
	if (!pump->buffer)
		return -ENOMEM;

	ret = pump_try(pump);
	if (ret)
		devres_release_group(dev, pump);
	else
		devres_close_group(dev, pump);

	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->buffer);

	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
