struct lamp {
	u32 unused;
	u32 watts;
};

static int lamp_probe(struct mipi_dsi_device *dsi)
{
	struct device *dev = &dsi->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = devm_mipi_dsi_attach(dev, dsi);
	if (ret)
		return ret;

	mipi_dsi_set_drvdata(dsi, lamp);
	return 0;
}

static void lamp_remove(struct mipi_dsi_device *dsi)
{
}

static struct mipi_dsi_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_mipi_dsi_driver(lamp_driver);
