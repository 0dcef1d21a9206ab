struct kiln {
	char *buf;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "release-not-recognised" */
	if (!kiln)
		return -ENOMEM;
	platform_set_drvdata(pdev, kiln);
	kiln = kiln_wrap(kiln);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kfree(kiln);
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
