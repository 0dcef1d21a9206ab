struct pump {
	u8 *in;
	u8 *out;
};

static u8 *pump_buffer(struct pump *pump)
{
	return kzalloc(16, GFP_KERNEL); /* want "in-loop" */
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->in = pump_buffer(pump);
	pump->out = pump_buffer(pump);
	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->out);
	kfree(pump->in);
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
