struct sensor {
	struct regmap *map;
	struct regulator *vdd;
};

static int sensor_probe(struct i2c_client *client)
{
	struct sensor *sensor;
	int ret;

	sensor = devm_kzalloc(&client->dev, sizeof(*sensor), GFP_KERNEL);
	if (!sensor)
		return -ENOMEM;

	sensor->vdd = regulator_get(&client->dev, "vdd");
	if (IS_ERR(sensor->vdd))
		return dev_err_probe(&client->dev, PTR_ERR(sensor->vdd),
				     "cannot get the supply\n");

	ret = regulator_enable(sensor->vdd);
	if (ret) {
		dev_err(&client->dev, "cannot switch the supply on\n");
		regulator_put(sensor->vdd);
		return ret;
	}

	sensor->map = devm_regmap_init_i2c(client, &sensor_map);
	if (IS_ERR(sensor->map)) {
		ret = PTR_ERR(sensor->map);
		goto off;
	}

	ret = devm_hwmon_register(&client->dev, sensor);
	if (ret)
		goto off;

	i2c_set_clientdata(client, sensor);
	return 0;

off:
	regulator_disable(sensor->vdd);
	regulator_put(sensor->vdd);
	return ret;
}

static void sensor_remove(struct i2c_client *client)
{
	struct sensor *sensor = i2c_get_clientdata(client);

	regulator_disable(sensor->vdd);
	regulator_put(sensor->vdd);
}

static struct i2c_driver sensor_driver = {
	.probe_new = sensor_probe,
	.remove = sensor_remove,
	.driver = {
		.name = "sensor",
	},
};
module_i2c_driver(sensor_driver);
