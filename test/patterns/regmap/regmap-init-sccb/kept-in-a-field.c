struct lamp {
	struct regmap *item;
	u32 watts;
};

static int lamp_probe(struct i2c_client *client)
{
	struct device *dev = &client->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = regmap_init_sccb(client, &lamp_config);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		regmap_exit(lamp->item);
		return ret;
	}

	i2c_set_clientdata(client, lamp);
	return 0;
}

static void lamp_remove(struct i2c_client *client)
{
	struct lamp *lamp = i2c_get_clientdata(client);

	regmap_exit(lamp->item);
}

static struct i2c_driver lamp_driver = {
	.probe_new = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_i2c_driver(lamp_driver);
