struct lamp { void __iomem *base; int irq; };

static irqreturn_t lamp_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	struct resource *res;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res)
		return -ENODEV;
	lamp->base = devm_ioremap(&pdev->dev, res->start, resource_size(res));
	if (lamp->base == NULL)
		return -ENOMEM;
	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;
	ret = devm_request_irq(&pdev->dev, lamp->irq, lamp_irq, 0, "lamp", lamp);
	if (ret)
		return ret;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
