struct bell {
	void __iomem *base;
};

static int bell_probe(struct platform_device *pdev)
{
	struct bell *bell;

	bell = devm_kzalloc(&pdev->dev, sizeof(*bell), GFP_KERNEL);
	if (!bell)
		return -ENOMEM;

	bell->base = chime_registers();
	if (!bell->base)
		return -ENODEV;

	writel(1, bell->base);
	platform_set_drvdata(pdev, bell);
	return 0;
}

static int bell_remove(struct platform_device *pdev)
{
	struct bell *bell = platform_get_drvdata(pdev);

	writel(0, bell->base);
	return 0;
}

static struct platform_driver bell_driver = {
	.probe = bell_probe,
	.remove = bell_remove,
	.driver = {
		.name = "bell",
	},
};
module_platform_driver(bell_driver);
