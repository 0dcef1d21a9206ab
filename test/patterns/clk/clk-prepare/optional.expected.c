struct lamp {
	struct clk *clk;
	void __iomem *base;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->clk = devm_clk_get_optional_prepared(&pdev->dev, NULL);
	if (IS_ERR(lamp->clk)) {
		dev_err(&pdev->dev, "no clock\n");
		return PTR_ERR(lamp->clk);
	}

	return devm_lamp_register(&pdev->dev, lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
