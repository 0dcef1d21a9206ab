struct kiln {
	char *buf;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	scoped_guard(spinlock, &kiln_lock) {
		kiln->buf = kzalloc(64, GFP_ATOMIC); /* want "function-unread" */
		if (!kiln->buf)
			return -ENOMEM;
	}
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
