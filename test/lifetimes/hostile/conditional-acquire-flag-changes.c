struct kiln {
	char *buf;
	bool own;
};

static ssize_t give_store(struct device *dev, struct device_attribute *attr, const char *buf, size_t n)
{
	struct kiln *kiln = dev_get_drvdata(dev);

	kiln_hand_over(kiln->buf);
	kiln->own = false;
	return n;
}
static DEVICE_ATTR_WO(give);

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	if (kiln_needs(kiln)) {
		kiln->buf = kzalloc(64, GFP_KERNEL); /* want "conditional-release" */
		if (!kiln->buf)
			return -ENOMEM;
		kiln->own = true;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	if (kiln->own)
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
