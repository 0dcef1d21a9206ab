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

	lamp->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(lamp->clk)) {
		dev_err(&pdev->dev, "no clock\n");
		return PTR_ERR(lamp->clk);
	}

	ret = clk_prepare(lamp->clk); /* want "different-release" */
	if (ret) {
		dev_err(&pdev->dev, "clock not prepared\n");
		return ret;
	}

	ret = devm_lamp_register(&pdev->dev, lamp);
	if (ret)
		goto unprepare;

	platform_set_drvdata(pdev, lamp);
	return 0;

unprepare:
	clk_unprepare(lamp->clk);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	clk_unprepare(lamp->clk);
	return 0;
}

static int lamp_suspend(struct device *dev)
{
	struct lamp *lamp = dev_get_drvdata(dev);

	clk_disable_unprepare(lamp->clk);
	return 0;
}

static SIMPLE_DEV_PM_OPS(lamp_pm, lamp_suspend, NULL);

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.pm = &lamp_pm,
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
