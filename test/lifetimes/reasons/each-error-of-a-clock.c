struct tone {
	struct clk *clk;
};

static int tone_probe(struct platform_device *pdev)
{
	struct tone *tone;
	int ret;

	tone = devm_kzalloc(&pdev->dev, sizeof(*tone), GFP_KERNEL);
	if (!tone)
		return -ENOMEM;

	tone->clk = devm_clk_get(&pdev->dev, "tone");
	if (IS_ERR(tone->clk))
		return PTR_ERR(tone->clk);

	ret = clk_prepare_enable(tone->clk);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, tone);
	return 0;
}

static int tone_remove(struct platform_device *pdev)
{
	struct tone *tone = platform_get_drvdata(pdev);

	clk_disable_unprepare(tone->clk);
	return 0;
}

static struct platform_driver tone_driver = {
	.driver = { .name = "tone" },
	.probe = tone_probe,
	.remove = tone_remove,
};
module_platform_driver(tone_driver);
