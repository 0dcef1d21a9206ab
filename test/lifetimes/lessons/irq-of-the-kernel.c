struct button {
	struct input_dev *input;
	struct core *core;
	int irq;
};

static irqreturn_t button_pressed(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int button_probe(struct platform_device *pdev)
{
	struct button *button;
	int err;

	button = kzalloc(sizeof(*button), GFP_KERNEL);
	if (!button)
		return -ENOMEM;

	button->irq = platform_get_irq(pdev, 0);
	err = request_irq(button->irq, button_pressed, 0, "button", button);
	if (err)
		goto free_button;

	platform_set_drvdata(pdev, button);
	return 0;

free_button:
	kfree(button);
	return err;
}

static int button_remove(struct platform_device *pdev)
{
	struct button *button = platform_get_drvdata(pdev);

	free_irq(button->irq, button);
	kfree(button);
	return 0;
}

static struct platform_driver button_driver = {
	.probe = button_probe,
	.remove = button_remove,
	.driver = {
		.name = "button",
	},
};
module_platform_driver(button_driver);
