struct pump {
	void __iomem *base;
	int irq;
};

static int pump_remove(struct platform_device *pdev);

static irqreturn_t pump_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = kzalloc(sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);

	ret = pump_check(pdev);
	if (ret)
		goto fail;
	return 0;

fail:
	pump_remove(pdev);
	return ret;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

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
