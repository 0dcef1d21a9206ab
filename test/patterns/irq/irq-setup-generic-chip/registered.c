struct lamp {
	struct irq_chip_generic *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	irq_setup_generic_chip(lamp->item, 0xff, 0, 0, 0);

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	irq_remove_generic_chip(lamp->item, 0xff, 0, 0);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
