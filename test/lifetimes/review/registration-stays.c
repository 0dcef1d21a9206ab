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

	kiosk = kzalloc(sizeof(*kiosk), GFP_KERNEL); /* want "mixed-chain" */
	if (!kiosk)
		return -ENOMEM;

	if (!request_mem_region(res->start, resource_size(res), pdev->name)) { /* want "mixed-chain" */
		ret = -EBUSY;
		goto free_kiosk;
	}

	kiosk->base = ioremap(res->start, resource_size(res)); /* want "mixed-chain" */
	if (!kiosk->base) {
		ret = -ENOMEM;
		goto release_region;
	}

	kiosk->irq = platform_get_irq(pdev, 0);
	ret = request_irq(kiosk->irq, kiosk_irq, 0, pdev->name, kiosk); /* want "mixed-chain" */
	if (ret)
		goto unmap;

	ret = kiosk_register(kiosk);
	if (ret)
		goto free_irq;

	platform_set_drvdata(pdev, kiosk);
	return 0;

free_irq:
	free_irq(kiosk->irq, kiosk);
unmap:
	iounmap(kiosk->base);
release_region:
	release_mem_region(res->start, resource_size(res));
free_kiosk:
	kfree(kiosk);
	return ret;
}

static int kiosk_remove(struct platform_device *pdev)
{
	struct kiosk *kiosk = platform_get_drvdata(pdev);
	struct resource *res;

	kiosk_unregister(kiosk);
	free_irq(kiosk->irq, kiosk);
	iounmap(kiosk->base);
	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	release_mem_region(res->start, resource_size(res));
	kfree(kiosk);
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
