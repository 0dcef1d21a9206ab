struct lamp {
	int item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = platform_get_irq(pdev, 0);
	if (lamp->item < 0)
		return lamp->item;

	ret = request_any_context_irq(lamp->item, lamp_interrupt, 0, "lamp", lamp);
	if (ret < 0)
		return ret;

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	free_irq(lamp->item, lamp);
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
