struct kiln {
	char *buf;
};

static ssize_t size_store(struct device *dev, struct device_attribute *attr, const char *buf, size_t n)
{
	struct kiln *kiln = dev_get_drvdata(dev);
	char **where = &kiln->buf;

	kfree(*where);
	*where = kzalloc(n, GFP_KERNEL);
	return n;
}
static DEVICE_ATTR_WO(size);

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
