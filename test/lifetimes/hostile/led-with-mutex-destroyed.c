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
	mutex_init(&kiln->lock); /* want "converted" */
	ret = led_classdev_register(&pdev->dev, &kiln->led); /* want "converted" */
	if (ret) {
		mutex_destroy(&kiln->lock);
		return ret;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	led_classdev_unregister(&kiln->led);
	mutex_destroy(&kiln->lock);
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
