struct pump {
	int running;
	u8 *buf;
};

static irqreturn_t pump_irq(int irq, void *data)
{
	struct pump *pump = data;

	pump->running = 1;
	return IRQ_HANDLED;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	pump->buf = kzalloc(16, GFP_KERNEL); /* want "leaks-before" */
	if (!pump->buf)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);

	pump->running = 0;
	pump_start(pdev, pump_irq);
	if (pump->running)
		return -EBUSY;
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->buf);
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
