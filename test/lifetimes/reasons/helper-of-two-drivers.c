struct pump {
	u8 *buf;
};

static int pump_fill(struct pump *pump)
{
	pump->buf = kzalloc(16, GFP_KERNEL); /* want "probe-shared" */
	if (!pump->buf)
		return -ENOMEM;
	return 0;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);
	return pump_fill(pump);
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

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

static int tank_probe(struct platform_device *pdev)
{
	return pump_fill(tank_find(pdev));
}

static struct platform_driver tank_driver = {
	.probe = tank_probe,
	.driver = {
		.name = "tank",
	},
};
