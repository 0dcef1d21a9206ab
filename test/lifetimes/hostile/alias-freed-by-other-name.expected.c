struct kiln {
	char *buf;
	char *old;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL); /* want "converted" */
	if (!kiln->buf)
		return -ENOMEM;
	kiln->old = kiln->buf;
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
