struct lamp {
	struct devfreq *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = devm_devfreq_add_device(dev, &lamp_profile, "lamp", NULL);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	return devm_devfreq_register_opp_notifier(dev, lamp->item);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
