static int pump_probe(struct platform_device *pdev)
{
	u8 *buf;

	buf = kzalloc(16, GFP_KERNEL); /* want "released-elsewhere" */
	if (!buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, buf);
	return 0;
}

static void pump_remove(struct platform_device *pdev)
{
	kfree(platform_get_drvdata(pdev));
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.shutdown = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
