struct kiln {
	void __iomem *base;
	u8 *log;
	struct completion done;
};

static void kiln_free(struct kiln *kiln)
{
	kfree(kiln->log);
	kiln->log = NULL;
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret = -ENOMEM;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;

	init_completion(&kiln->done);
	if (!kiln_fits(pdev)) {
		ret = -ENODEV;
		goto err;
	}

	kiln->log = kmalloc(512, GFP_KERNEL); /* want "converted" */
	if (!kiln->log)
		goto err;

	ret = kiln_heat(kiln);
	if (ret)
		goto err;

	platform_set_drvdata(pdev, kiln);
	return 0;

err:
	kiln_free(kiln);
	kfree(kiln);
	return ret;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kiln_free(kiln);
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
