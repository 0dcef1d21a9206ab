struct kiln {
	struct led_classdev led;
	char *buf;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = kzalloc(64, GFP_KERNEL); /* want "converted" */
	if (!kiln->buf)
		return -ENOMEM;
	ret = led_classdev_register(&pdev->dev, &kiln->led); /* want "converted" */
	if (ret) {
		kfree(kiln->buf);
		return ret;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	led_classdev_unregister(&kiln->led);
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
