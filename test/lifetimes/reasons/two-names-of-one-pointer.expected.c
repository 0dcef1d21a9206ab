struct pump {
	u8 *buf;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *priv;
	u8 *buf;

	priv = devm_kzalloc(&pdev->dev, sizeof(*priv), GFP_KERNEL);
	if (!priv)
		return -ENOMEM;

	buf = devm_kzalloc(&pdev->dev, 16, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	priv->buf = buf;

	return pump_fill(buf);
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
