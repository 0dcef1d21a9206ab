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

	button = devm_kzalloc(&pdev->dev, sizeof(*button), GFP_KERNEL);
	if (!button)
		return -ENOMEM;

	button->irq = platform_get_irq(pdev, 0);
	return devm_request_irq(&pdev->dev, button->irq, button_pressed, 0,
				"button", button);
}

static struct platform_driver button_driver = {
	.probe = button_probe,
	.driver = {
		.name = "button",
	},
};
module_platform_driver(button_driver);
