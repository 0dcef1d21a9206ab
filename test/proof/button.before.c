struct button {
	struct input_dev *input;
	struct work_struct work;
	int irq;
};

static irqreturn_t button_irq(int irq, void *data)
{
	struct button *button = data;

	schedule_work(&button->work);
	return IRQ_HANDLED;
}

static void button_close(struct input_dev *input)
{
	struct button *button = input_get_drvdata(input);

	cancel_work_sync(&button->work);
}

static int button_probe(struct platform_device *pdev)
{
	struct button *button;
	int ret;

	button = devm_kzalloc(&pdev->dev, sizeof(*button), GFP_KERNEL);
	if (!button)
		return -ENOMEM;
	button->input = devm_input_allocate_device(&pdev->dev);
	if (!button->input)
		return -ENOMEM;
	button->input->close = button_close;
	button->irq = platform_get_irq(pdev, 0);
	ret = request_irq(button->irq, button_irq, 0, "button", button);
	if (ret)
		return ret;
	ret = input_register_device(button->input);
	if (ret) {
		free_irq(button->irq, button);
		return ret;
	}
	platform_set_drvdata(pdev, button);
	return 0;
}

static int button_remove(struct platform_device *pdev)
{
	struct button *button = platform_get_drvdata(pdev);

	free_irq(button->irq, button);
	return 0;
}

static struct platform_driver button_driver = {
	.probe = button_probe,
	.remove = button_remove,
	.driver = { .name = "button" },
};
module_platform_driver(button_driver);
