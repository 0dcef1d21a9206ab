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

	ret = devm_request_any_context_irq(dev, lamp->item, lamp_interrupt, 0,
					   "lamp", lamp);
	if (ret < 0)
		return ret;

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
