struct lamp {
	struct regmap *item;
	u32 watts;
};

static int lamp_probe(struct sdw_slave *slave, const struct sdw_device_id *id)
{
	struct device *dev = &slave->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = regmap_init_sdw_mbq(slave, &lamp_config);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		regmap_exit(lamp->item);
		return ret;
	}

	dev_set_drvdata(dev, lamp);
	return 0;
}

static int lamp_remove(struct sdw_slave *slave)
{
	struct lamp *lamp = dev_get_drvdata(&slave->dev);

	regmap_exit(lamp->item);
	return 0;
}

static struct sdw_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_sdw_driver(lamp_driver);
