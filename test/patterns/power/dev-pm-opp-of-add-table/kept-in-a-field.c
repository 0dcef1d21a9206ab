struct lamp {
	u32 unused;
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

	ret = dev_pm_opp_of_add_table(dev);
	if (ret)
		return ret;

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		dev_pm_opp_of_remove_table(dev);
		return ret;
	}

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	dev_pm_opp_of_remove_table(&pdev->dev);
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
