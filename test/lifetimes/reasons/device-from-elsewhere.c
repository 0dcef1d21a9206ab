static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump = pump_find(pdev);

	pump->clk = clk_get(pump->dev, "pump"); /* want "owner-unknown" */
	if (IS_ERR(pump->clk))
		return PTR_ERR(pump->clk);
	pump->spare = clk_get(NULL, "spare"); /* want "owner-foreign" */
	if (IS_ERR(pump->spare)) {
		clk_put(pump->clk);
		return PTR_ERR(pump->spare);
	}
	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	clk_put(pump->spare);
	clk_put(pump->clk);
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
