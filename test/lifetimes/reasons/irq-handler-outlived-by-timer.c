struct pump {
	struct timer_list timer;
	int irq;
};

static irqreturn_t pump_irq(int irq, void *data)
{
	struct pump *pump = data;

	mod_timer(&pump->timer, jiffies + HZ);
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
	ret = request_irq(pump->irq, pump_irq, IRQF_SHARED, "pump", pump); /* want "order" */
	if (ret)
		goto free_pump;

	ret = pump_start(pump);
	if (ret)
		goto free_irq;

	platform_set_drvdata(pdev, pump);
	return 0;

free_irq:
	free_irq(pump->irq, pump);
free_pump:
	kfree(pump);
	return ret;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	free_irq(pump->irq, pump);
	del_timer_sync(&pump->timer);
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
