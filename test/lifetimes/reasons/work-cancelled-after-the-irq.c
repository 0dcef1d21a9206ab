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

	pump = kzalloc(sizeof(*pump), GFP_KERNEL); /* want "mixed-chain" */
	if (!pump)
		return -ENOMEM;

	pump->irq = platform_get_irq(pdev, 0);
	ret = request_irq(pump->irq, pump_irq, 0, "pump", pump); /* want "order" */
	if (ret) {
		kfree(pump);
		return ret;
	}

	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	free_irq(pump->irq, pump);
	cancel_work_sync(&pump->work);
	kfree(pump);
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
