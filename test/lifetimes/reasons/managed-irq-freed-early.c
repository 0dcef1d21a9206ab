struct pump {
	struct watchdog_device wdd;
	int irq;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->irq = platform_get_irq(pdev, 0);
	ret = devm_request_irq(&pdev->dev, pump->irq, pump_irq, 0, "pump", pump);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, pump);
	return watchdog_register_device(&pump->wdd); /* want "order" */
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	watchdog_unregister_device(&pump->wdd);
	devm_free_irq(&pdev->dev, pump->irq, pump);
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
