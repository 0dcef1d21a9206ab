struct kiln {
	struct led_classdev led;
	struct mutex lock;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	ret = devm_mutex_init(&pdev->dev, &kiln->lock); /* want "converted" */
	if (ret)
		return ret;

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
