struct kiosk {
	void __iomem *base;
	int irq;
};

static irqreturn_t kiosk_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int kiosk_probe(struct platform_device *pdev)
{
	struct kiosk *kiosk;
	struct resource *res;
	int ret;

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res)
		return -ENODEV;

	kiosk = devm_kzalloc(&pdev->dev, sizeof(*kiosk), GFP_KERNEL); /* want "mixed-chain" */
	if (!kiosk)
		return -ENOMEM;

	kiosk->base = devm_ioremap_resource(&pdev->dev, res); /* want "mixed-chain" */
	if (IS_ERR(kiosk->base))
		return PTR_ERR(kiosk->base);

	kiosk->irq = platform_get_irq(pdev, 0);
	ret = devm_request_irq(&pdev->dev, kiosk->irq, kiosk_irq, 0, pdev->name,
			       kiosk); /* want "mixed-chain" */
	if (ret)
		return ret;

	ret = kiosk_register(kiosk);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, kiosk);
	return 0;
}

static int kiosk_remove(struct platform_device *pdev)
{
	struct kiosk *kiosk = platform_get_drvdata(pdev);

	kiosk_unregister(kiosk);
	return 0;
}

static struct platform_driver kiosk_driver = {
	.probe = kiosk_probe,
	.remove = kiosk_remove,
	.driver = {
		.name = "kiosk",
	},
};
module_platform_driver(kiosk_driver);
