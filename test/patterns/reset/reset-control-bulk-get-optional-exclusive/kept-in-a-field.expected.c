struct lamp {
	struct reset_control_bulk_data item[2];
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

	ret = devm_reset_control_bulk_get_optional_exclusive(dev, 2,
							     lamp->item);
	if (ret)
		return ret;

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		return ret;
	}

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
