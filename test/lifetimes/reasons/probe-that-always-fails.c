static int pump_probe(struct platform_device *pdev)
{
	u8 *firmware;

	firmware = kzalloc(16, GFP_KERNEL); /* want "released-on-success" */
	if (!firmware)
		return -ENOMEM;
	pump_load(firmware);
	kfree(firmware);
	return -EIO;
}

static int pump_remove(struct platform_device *pdev)
{
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
