struct bell {
	struct input_dev *input;
};

static int bell_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct bell *bell;
	int ret;

	bell = devm_kzalloc(dev, sizeof(*bell), GFP_KERNEL);
	if (!bell)
		return -ENOMEM;

	platform_set_drvdata(pdev, bell);

	bell->input = input_allocate_device();
	if (!bell->input)
		return -ENOMEM;

	bell->input->name = "bell";
	bell->input->dev.parent = pdev->dev.parent;

	ret = input_register_device(bell->input);
	if (ret) {
		input_free_device(bell->input);
		return ret;
	}

	return 0;
}

static int bell_remove(struct platform_device *pdev)
{
	struct bell *bell = platform_get_drvdata(pdev);

	input_unregister_device(bell->input);

	return 0;
}

static struct platform_driver bell_driver = {
	.probe = bell_probe,
	.remove = bell_remove,
	.driver = {
		.name = "bell",
	},
};
module_platform_driver(bell_driver);
