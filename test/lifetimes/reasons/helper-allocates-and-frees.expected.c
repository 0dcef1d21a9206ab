struct pump {
	u8 *buf;
};

static int pump_alloc(struct device *dev, struct pump *pump)
{
	pump->buf = devm_kzalloc(dev, 16, GFP_KERNEL);
	if (!pump->buf)
		return -ENOMEM;

	dev_dbg(dev, "allocated\n");
	return 0;
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

	return pump_fill(pump);
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
