static int pump_probe(struct platform_device *pdev)
{
	u8 *buf;

	buf = kzalloc(16, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, buf);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	u8 *buf = platform_get_drvdata(pdev);

	if (!buf)
		return 0;

	kfree(buf);
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
