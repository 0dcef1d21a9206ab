struct kiln {
	struct regulator *vdd;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	ret = mfd_add_devices(&pdev->dev, -1, kiln_cells, 2, NULL, 0, NULL); /* want "converted" */
	if (ret)
		return ret;
	kiln->vdd = regulator_get(&pdev->dev, "vdd"); /* want "converted" */
	if (IS_ERR(kiln->vdd)) {
		mfd_remove_devices(&pdev->dev);
		return PTR_ERR(kiln->vdd);
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	regulator_put(kiln->vdd);
	mfd_remove_devices(&pdev->dev);
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
