struct lamp {
	struct resource *area;
	void __iomem *base;
	int irq;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	struct resource *res;
	int ret;

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res)
		return -ENODEV;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->area = request_mem_region(res->start, resource_size(res),
					pdev->name);
	if (!lamp->area) {
		dev_err(&pdev->dev, "registers are in use\n");
		ret = -EBUSY;
		goto free;
	}

	lamp->base = ioremap(res->start, resource_size(res));
	if (!lamp->base) {
		dev_err(&pdev->dev, "cannot map registers\n");
		ret = -ENOMEM;
		goto release;
	}

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0) {
		ret = lamp->irq;
		goto unmap;
	}

	platform_set_drvdata(pdev, lamp);
	return 0;

unmap:
	iounmap(lamp->base);
release:
	release_resource(lamp->area);
free:
	kfree(lamp);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	iounmap(lamp->base);
	release_resource(lamp->area);
	kfree(lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
