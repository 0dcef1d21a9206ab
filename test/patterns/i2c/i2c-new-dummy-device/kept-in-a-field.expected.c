struct lamp {
	struct i2c_client *item;
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

	lamp->item = devm_i2c_new_dummy_device(dev, client->adapter, 0x20);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		return ret;
	}

	return 0;
}

static struct i2c_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_i2c_driver(lamp_driver);
