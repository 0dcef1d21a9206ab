struct pump {
	void __iomem *base;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = kzalloc(sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump);
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};

static int tank_probe(struct platform_device *pdev)
{
	platform_set_drvdata(pdev, tank_find());
	return 0;
}

static int tank_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump);
	return 0;
}

static struct platform_driver tank_driver = {
	.probe = tank_probe,
	.remove = tank_remove,
	.driver = {
		.name = "tank",
	},
};
