struct lamp {
	struct clk *clk;
	void __iomem *base;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->clk = devm_clk_get_optional_prepared(&pdev->dev, NULL);
	if (IS_ERR(lamp->clk)) {
		dev_err(&pdev->dev, "no clock\n");
		return PTR_ERR(lamp->clk);
	}

	ret = devm_lamp_register(&pdev->dev, lamp);
	if (ret)
		return ret;

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
