static int pump_probe(struct platform_device *pdev)
{
	int i, found;
	u8 *buf;

	buf = kzalloc(16, GFP_KERNEL); /* want "leaks-before" */
	if (!buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, buf);

	for (i = 0, found = 0; i < 4; i++) {
		if (pump_valve_is_there(pdev, i))
			found++;
	}
	if (found)
		return -EBUSY;
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	kfree(platform_get_drvdata(pdev));
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
