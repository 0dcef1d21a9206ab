struct pump {
	void __iomem *base;
};
static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
