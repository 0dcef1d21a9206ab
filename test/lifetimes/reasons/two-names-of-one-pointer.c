struct pump {
	u8 *buf;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *priv;
	u8 *buf;
	int ret;

	priv = kzalloc(sizeof(*priv), GFP_KERNEL);
	if (!priv)
		return -ENOMEM;

	buf = kzalloc(16, GFP_KERNEL);
	if (!buf) {
		ret = -ENOMEM;
		goto free_priv;
	}
	priv->buf = buf;
	dev_set_drvdata(&pdev->dev, priv);

	ret = pump_fill(buf);
	if (ret)
		goto free_buf;

	return 0;

free_buf:
	kfree(buf);
free_priv:
	kfree(priv);
	return ret;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *p = platform_get_drvdata(pdev);

	kfree(p->buf);
	kfree(p);
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
