static int pump_alloc(struct pump *pump)
{
	pump->buf = kzalloc(16, GFP_KERNEL); /* want "helper-shared" */
	return pump->buf ? 0 : -ENOMEM;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump = dev_get_platdata(&pdev->dev);

	platform_set_drvdata(pdev, pump);
	return pump_alloc(pump);
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->buf);
	return 0;
}

static int pump_resume(struct platform_device *pdev)
{
	return pump_alloc(platform_get_drvdata(pdev));
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.resume = pump_resume,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
