struct lamp {
	phys_addr_t phys;
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

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res) {
		dev_err(&pdev->dev, "no registers\n");
		return -ENODEV;
	}

	lamp->base = devm_ioremap_resource(&pdev->dev, res);
	if (IS_ERR(lamp->base))
		return PTR_ERR(lamp->base);

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;

	lamp->phys = res->start;
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
