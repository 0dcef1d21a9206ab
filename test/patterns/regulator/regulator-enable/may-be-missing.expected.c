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

	ret = devm_regulator_get_enable_optional(&client->dev, "vdd");
	if (ret)
		return dev_err_probe(&client->dev, ret,
				     "cannot get the supply\n");

	sensor->map = devm_regmap_init_i2c(client, &sensor_map);
	if (IS_ERR(sensor->map))
		return PTR_ERR(sensor->map);

	return devm_hwmon_register(&client->dev, sensor);
}

static struct i2c_driver sensor_driver = {
	.probe_new = sensor_probe,
	.driver = {
		.name = "sensor",
	},
};
module_i2c_driver(sensor_driver);
