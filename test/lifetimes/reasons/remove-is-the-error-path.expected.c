struct pump {
	void __iomem *base;
	int irq;
};

static irqreturn_t pump_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	return pump_check(pdev);
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
