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

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res) {
		ret = -ENODEV;
		goto err_free;
	}
	lamp->base = ioremap(res->start, resource_size(res));
	if (lamp->base == NULL) {
		ret = -ENOMEM;
		goto err_free;
	}
	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0) {
		ret = lamp->irq;
		goto err_unmap;
	}
	ret = request_irq(lamp->irq, lamp_irq, 0, "lamp", lamp);
	if (ret)
		goto err_unmap;
	platform_set_drvdata(pdev, lamp);
	return 0;

err_unmap:
	iounmap(lamp->base);
err_free:
	kfree(lamp);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	free_irq(lamp->irq, lamp);
	iounmap(lamp->base);
	kfree(lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
