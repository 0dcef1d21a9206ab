struct pump {
	int level;
};

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump);
	return 0;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = kzalloc(sizeof(*pump), GFP_KERNEL); /* want "released-elsewhere" */
	if (!pump)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);

	ret = pump_check(pdev);
	if (ret)
		pump_remove(pdev);
	return ret;
}

static void pump_off(struct platform_device *pdev)
{
	pump_remove(pdev);
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.shutdown = pump_off,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
