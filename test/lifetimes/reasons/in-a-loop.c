static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);
	int i;

	for (i = 0; i < 4; i++) {
		pump->buf[i] = kzalloc(16, GFP_KERNEL); /* want "in-loop" */
		if (!pump->buf[i])
			return -ENOMEM;
	}
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);
	int i;

	for (i = 0; i < 4; i++)
		kfree(pump->buf[i]);
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
