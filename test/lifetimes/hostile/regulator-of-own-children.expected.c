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
	ret = devm_mfd_add_devices(&pdev->dev, -1, kiln_cells, 2, NULL, 0,
				   NULL); /* want "converted" */
	if (ret)
		return ret;
	kiln->vdd = devm_regulator_get(&pdev->dev, "vdd"); /* want "converted" */
	if (IS_ERR(kiln->vdd))
		return PTR_ERR(kiln->vdd);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
