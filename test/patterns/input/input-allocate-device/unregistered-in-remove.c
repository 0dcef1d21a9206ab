static int lamp_probe(struct platform_device *pdev)
{
	struct input_dev *input;
	int ret;

	input = input_allocate_device();
	if (!input)
		return -ENOMEM;

	input->name = "lamp";
	ret = input_register_device(input);
	if (ret) {
		input_free_device(input);
		return ret;
	}

	platform_set_drvdata(pdev, input);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct input_dev *input = platform_get_drvdata(pdev);

	input_unregister_device(input);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
