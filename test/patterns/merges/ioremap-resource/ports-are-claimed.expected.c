struct lamp {
	void __iomem *base;
	int irq;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	struct resource *res;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	res = platform_get_resource(pdev, IORESOURCE_IO, 0);
	if (!res) {
		dev_err(&pdev->dev, "no registers\n");
		return -ENODEV;
	}

	if (!devm_request_mem_region(&pdev->dev, res->start, resource_size(res),
				     pdev->name)) {
		dev_err(&pdev->dev, "registers are in use\n");
		return -EBUSY;
	}

	lamp->base = devm_ioremap(&pdev->dev, res->start, resource_size(res));
	if (!lamp->base) {
		dev_err(&pdev->dev, "cannot map registers\n");
		return -ENOMEM;
	}

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
