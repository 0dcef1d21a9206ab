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

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0) {
		ret = lamp->irq;
		goto free_lamp;
	}

	ret = request_irq(lamp->irq, lamp_irq, 0, pdev->name, lamp);
	if (ret) {
		dev_err(&pdev->dev, "no interrupt\n");
		goto free_lamp;
	}

	platform_set_drvdata(pdev, lamp);
	return 0;

free_lamp:
	kfree(lamp);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	free_irq(lamp->irq, lamp);
	kfree(lamp);
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
