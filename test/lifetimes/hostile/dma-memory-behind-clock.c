struct kiln {
	struct clk *clk;
	void *ring;
	dma_addr_t dma;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(kiln->clk))
		return PTR_ERR(kiln->clk);
	ret = clk_prepare_enable(kiln->clk); /* want "not-proved" */
	if (ret)
		return ret;
	kiln->ring = dmam_alloc_coherent(&pdev->dev, 4096, &kiln->dma, GFP_KERNEL);
	if (!kiln->ring) {
		clk_disable_unprepare(kiln->clk);
		return -ENOMEM;
	}
	kiln_start_dma(kiln);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	clk_disable_unprepare(kiln->clk);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.remove = kiln_remove,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
