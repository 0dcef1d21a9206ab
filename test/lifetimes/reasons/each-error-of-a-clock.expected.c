struct tone {
	struct clk *clk;
};

static int tone_probe(struct platform_device *pdev)
{
	struct tone *tone;

	tone = devm_kzalloc(&pdev->dev, sizeof(*tone), GFP_KERNEL);
	if (!tone)
		return -ENOMEM;

	tone->clk = devm_clk_get_enabled(&pdev->dev, "tone");
	if (IS_ERR(tone->clk))
		return PTR_ERR(tone->clk);

	return 0;
}

static struct platform_driver tone_driver = {
	.driver = { .name = "tone" },
	.probe = tone_probe,
};
module_platform_driver(tone_driver);
