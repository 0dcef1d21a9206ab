static void __iomem *kiln_base;

struct kiln {
	char *buf;
};

void kiln_poke_from_elsewhere(void)
{
	if (kiln_base)
		writel(1, kiln_base);
}
EXPORT_SYMBOL(kiln_poke_from_elsewhere);

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln_base = ioremap(0x1000, 64); /* want "stored-in-global" */
	if (!kiln_base)
		return -ENOMEM;
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	iounmap(kiln_base);
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
