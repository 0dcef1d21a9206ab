struct lamp {
	int irq;
};

static irqreturn_t lamp_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;

	ret = devm_request_threaded_irq(&pdev->dev, lamp->irq, NULL, lamp_irq,
					IRQF_ONESHOT, "lamp", lamp);
	if (ret) {
		dev_err(&pdev->dev, "no interrupt\n");
		return ret;
	}

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
