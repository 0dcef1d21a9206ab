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
	kiln->buf = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL); /* want "converted" */
	if (!kiln->buf)
		return -ENOMEM;
	ret = devm_led_classdev_register(&pdev->dev, &kiln->led); /* want "converted" */
	if (ret)
		return ret;
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
