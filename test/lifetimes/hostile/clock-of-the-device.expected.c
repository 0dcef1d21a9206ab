struct kiln {
	struct clk *clk;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->clk = devm_clk_get(&pdev->dev, NULL); /* want "converted" */
	if (IS_ERR(kiln->clk))
		return PTR_ERR(kiln->clk);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
