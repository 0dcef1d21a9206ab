static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = kzalloc(sizeof(*pump), GFP_KERNEL); /* want "no-remove" */
	if (!pump)
		return -ENOMEM;

	platform_set_drvdata(pdev, pump);
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
