struct kiln {
	char *buf;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	mutex_lock(&kiln_lock);
	kiln->buf = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL); /* want "converted" */
	mutex_unlock(&kiln_lock);
	if (!kiln->buf)
		return -ENOMEM;
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
