struct lamp {
	struct regmap *item;
	u32 watts;
};

static int lamp_probe(struct spi_device *spi)
{
	struct device *dev = &spi->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = regmap_init_spi_avmm(spi, &lamp_config);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	ret = lamp_read_watts(lamp, &lamp->watts);
	if (ret < 0) {
		dev_err(dev, "no watts: %d\n", ret);
		regmap_exit(lamp->item);
		return ret;
	}

	spi_set_drvdata(spi, lamp);
	return 0;
}

static void lamp_remove(struct spi_device *spi)
{
	struct lamp *lamp = spi_get_drvdata(spi);

	regmap_exit(lamp->item);
}

static struct spi_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_spi_driver(lamp_driver);
