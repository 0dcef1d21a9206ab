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

	lamp->item = devm_regmap_init_sdw_mbq(slave, &lamp_config);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		return ret;
	}

	return 0;
}

static struct sdw_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_sdw_driver(lamp_driver);
