static int pump_probe(struct platform_device *pdev)
{
	struct clk *clk;

	clk = clk_get(NULL, "pump"); /* want "owner-foreign" */
	if (IS_ERR(clk))
		return PTR_ERR(clk);
	platform_set_drvdata(pdev, clk);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	clk_put(platform_get_drvdata(pdev));
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
