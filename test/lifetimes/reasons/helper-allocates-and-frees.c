struct pump {
	u8 *buf;
};

static int pump_alloc(struct device *dev, struct pump *pump)
{
	pump->buf = kzalloc(16, GFP_KERNEL);
	if (!pump->buf)
		return -ENOMEM;

	dev_dbg(dev, "allocated\n");
	return 0;
}

static void pump_free(struct pump *pump)
{
	kfree(pump->buf);
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	ret = pump_alloc(&pdev->dev, pump);
	if (ret)
		return ret;

	ret = pump_fill(pump);
	if (ret) {
		pump_free(pump);
		return ret;
	}

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	pump_free(pump);
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
