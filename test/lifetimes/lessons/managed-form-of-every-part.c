struct horn {
	void __iomem *regs;
	struct input_dev *input;
};

static int horn_probe(struct platform_device *pdev)
{
	struct horn *horn;
	int err = -ENOMEM;

	horn = kzalloc(sizeof(*horn), GFP_KERNEL);
	if (!horn)
		return -ENOMEM;

	horn->regs = ioremap(pdev->resource[0].start, 8);
	if (!horn->regs)
		goto out_free;

	horn->input = input_allocate_device();
	if (!horn->input)
		goto out_unmap;

	err = input_register_device(horn->input);
	if (err)
		goto out_input;

	platform_set_drvdata(pdev, horn);
	return 0;

out_input:
	input_free_device(horn->input);
out_unmap:
	iounmap(horn->regs);
out_free:
	kfree(horn);
	return err;
}

static int horn_remove(struct platform_device *pdev)
{
	struct horn *horn = platform_get_drvdata(pdev);

	input_unregister_device(horn->input);
	iounmap(horn->regs);
	kfree(horn);
	return 0;
}

static struct platform_driver horn_driver = {
	.probe = horn_probe,
	.remove = horn_remove,
	.driver = {
		.name = "horn",
	},
};
module_platform_driver(horn_driver);
