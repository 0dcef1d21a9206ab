struct lamp {
	struct clk *clk;
	struct notifier_block item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->clk = devm_clk_get(dev, NULL);
	if (IS_ERR(lamp->clk))
		return PTR_ERR(lamp->clk);

	return devm_clk_notifier_register(dev, lamp->clk, &lamp->item);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
