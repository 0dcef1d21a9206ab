struct pump {
	int irq;
	u8 *buf;
};

static irqreturn_t pump_irq(int irq, void *data)
{
	struct pump *pump = data;

	pump->buf[0]++;
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
	ret = request_irq(pump->irq, pump_irq, 0, "pump", pump); /* want "order-among-managed" */
	if (ret)
		return ret;

	pump->buf = kzalloc(16, GFP_KERNEL); /* want "mixed-chain" */
	if (!pump->buf) {
		free_irq(pump->irq, pump);
		return -ENOMEM;
	}

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	free_irq(pump->irq, pump);
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
