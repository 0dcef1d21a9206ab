struct horn {
	void __iomem *regs;
	struct input_dev *input;
};

static int horn_probe(struct platform_device *pdev)
{
	struct horn *horn;

	horn = devm_kzalloc(&pdev->dev, sizeof(*horn), GFP_KERNEL);
	if (!horn)
		return -ENOMEM;

	horn->regs = devm_ioremap(&pdev->dev, pdev->resource[0].start, 8);
	if (!horn->regs)
		return -ENOMEM;

	horn->input = devm_input_allocate_device(&pdev->dev);
	if (!horn->input)
		return -ENOMEM;

	return input_register_device(horn->input);
}

static struct platform_driver horn_driver = {
	.probe = horn_probe,
	.driver = {
		.name = "horn",
	},
};
module_platform_driver(horn_driver);
