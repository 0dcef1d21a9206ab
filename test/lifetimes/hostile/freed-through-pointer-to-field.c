struct kiln {
	char *buf;
};

static void drop(char **p)
{
	kfree(*p);
	*p = NULL;
}

static int kiln_suspend(struct device *dev)
{
	struct kiln *kiln = dev_get_drvdata(dev);

	drop(&kiln->buf);
	return 0;
}
static SIMPLE_DEV_PM_OPS(kiln_pm, kiln_suspend, NULL);

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = kzalloc(64, GFP_KERNEL); /* want "reassigned" */
	if (!kiln->buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kfree(kiln->buf);
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
