struct pump {
	struct clk *clk;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(pump->clk))
		return PTR_ERR(pump->clk);

	ret = clk_prepare_enable(pump->clk); /* want "released-elsewhere" */
	if (ret)
		return ret;

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	clk_disable_unprepare(pump->clk);
	return 0;
}

static int pump_suspend(struct platform_device *pdev, pm_message_t state)
{
	struct pump *pump = platform_get_drvdata(pdev);

	clk_disable_unprepare(pump->clk);
	return 0;
}

static int pump_resume(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	return clk_prepare_enable(pump->clk);
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.suspend = pump_suspend,
	.resume = pump_resume,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
