struct kiln {
	struct input_dev *input;
	char *buf;
};

static void kiln_close(struct input_dev *input)
{
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = kzalloc(64, GFP_KERNEL); /* want "mixed-chain" */
	if (!kiln->buf)
		return -ENOMEM;
	kiln->input = input_allocate_device(); /* want "order" */
	if (!kiln->input) {
		kfree(kiln->buf);
		return -ENOMEM;
	}
	kiln->input->close = kiln_close;
	ret = input_register_device(kiln->input);
	if (ret) {
		input_free_device(kiln->input);
		kfree(kiln->buf);
		return ret;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	input_unregister_device(kiln->input);
	kiln_flush(kiln);
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
