struct lamp {
	struct regmap *item;
	u32 watts;
};

static int lamp_probe(struct slim_device *slim)
{
	struct device *dev = &slim->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = regmap_init_slimbus(slim, &lamp_config);
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

static void lamp_remove(struct slim_device *slim)
{
	struct lamp *lamp = dev_get_drvdata(&slim->dev);

	regmap_exit(lamp->item);
}

static struct slim_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_slim_driver(lamp_driver);
