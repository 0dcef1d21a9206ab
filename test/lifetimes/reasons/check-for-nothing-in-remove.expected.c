static int pump_probe(struct platform_device *pdev)
{
	u8 *buf;

	buf = devm_kzalloc(&pdev->dev, 16, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
