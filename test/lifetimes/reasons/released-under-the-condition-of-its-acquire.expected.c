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
		pump->buf = devm_kzalloc(&pdev->dev, 16, GFP_KERNEL);
		if (!pump->buf)
			return -ENOMEM;
	}

	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
