static int pump_probe(struct platform_device *pdev)
{
	void *buf;

	buf = kzalloc(16, GFP_KERNEL); /* want "preprocessor-conditional" */
	if (!buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, buf);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
#ifdef CONFIG_PUMP_FREE
	kfree(platform_get_drvdata(pdev));
#endif
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
