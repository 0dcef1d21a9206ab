struct kiln {
	char *buf;
	int n;
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
	ret = kiln_start(kiln);
	if (ret)
		goto inside;
	while (kiln->n--) {
inside:
		if (kiln_poke(kiln))
			return -EIO;
	}
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
