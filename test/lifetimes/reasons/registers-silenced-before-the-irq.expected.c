struct pump {
	void __iomem *base;
	struct work_struct work;
	int irq;
};

static irqreturn_t pump_irq(int irq, void *data)
{
	struct pump *pump = data;

	schedule_work(&pump->work);
	return IRQ_HANDLED;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->irq = platform_get_irq(pdev, 0);
	ret = devm_request_irq(&pdev->dev, pump->irq, pump_irq, 0, "pump",
			       pump);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	writel(0, pump->base);
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
