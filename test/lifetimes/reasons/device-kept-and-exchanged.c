struct pump {
	struct platform_device *pdev;
	u8 *buf;
};

static int pump_fill(struct pump *pump)
{
	pump->buf = kzalloc(16, GFP_KERNEL); /* want "owner-unknown" */
	if (!pump->buf)
		return -ENOMEM;
	return 0;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	pump->pdev = pdev;
	if (pump_is_remote(pdev))
		pump->pdev = pump_remote(pdev);
	platform_set_drvdata(pdev, pump);

	ret = pump_fill(pump);
	if (ret)
		return ret;
	return 0;
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
module_platform_driver(pump_driver);
