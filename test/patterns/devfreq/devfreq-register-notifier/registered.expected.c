struct lamp {
	struct devfreq *freq;
	struct notifier_block item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->freq = devfreq_get_devfreq_by_phandle(dev, "lamp", 0);
	if (IS_ERR(lamp->freq))
		return PTR_ERR(lamp->freq);

	return devm_devfreq_register_notifier(dev, lamp->freq, &lamp->item,
					      DEVFREQ_TRANSITION_NOTIFIER);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
