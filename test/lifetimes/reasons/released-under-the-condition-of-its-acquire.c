struct pump {
	u8 *buf;
	int has_buffer;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->has_buffer = pump_wants_buffer(pump);
	if (pump->has_buffer) {
		pump->buf = kzalloc(16, GFP_KERNEL);
		if (!pump->buf)
			return -ENOMEM;
	}

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	if (pump->has_buffer)
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
