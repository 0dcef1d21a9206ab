struct kiln {
	char *buf;
	void __iomem *base;
	int type;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = kzalloc(64, GFP_KERNEL); /* want "conditional-release" */
	if (!kiln->buf)
		return -ENOMEM;
	kiln->base = ioremap(0x1000, 64); /* want "conditional-release" */
	if (!kiln->base) {
		kfree(kiln->buf);
		return -ENOMEM;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	switch (kiln->type) {
	case 1:
		iounmap(kiln->base);
		fallthrough;
	case 2:
		kfree(kiln->buf);
		break;
	}
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
