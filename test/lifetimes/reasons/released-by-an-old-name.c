struct pump {
	struct resource *area;
	u8 *buf;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	u8 *buf;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	buf = kzalloc(16, GFP_KERNEL); /* want "release-shared" */
	if (!buf)
		buf = pump_static_buffer();
	pump->buf = buf;

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->buf);
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
