struct knob {
	void __iomem *base;
	void __iomem *aux;
	struct mutex lock;
};

static int knob_probe(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	struct knob *knob;
	int ret;

	knob = kzalloc(sizeof(*knob), GFP_KERNEL);
	if (!knob)
		return -ENOMEM;

	mutex_init(&knob->lock);
	platform_set_drvdata(pdev, knob);

	knob->base = ioremap(res->start, 64);
	if (!knob->base) {
		ret = -ENOMEM;
		goto err;
	}

	knob->aux = ioremap(res->start + 64, 64);
	if (!knob->aux) {
		ret = -ENOMEM;
		goto err;
	}

	ret = platform_get_irq(pdev, 0);
	if (ret < 0)
		goto err;

	return 0;

err:
	if (knob->aux)
		iounmap(knob->aux);
	if (knob->base)
		iounmap(knob->base);
	kfree(knob);
	return ret;
}

static int knob_remove(struct platform_device *pdev)
{
	struct knob *knob = platform_get_drvdata(pdev);

	iounmap(knob->aux);
	iounmap(knob->base);
	kfree(knob);
	return 0;
}

static struct platform_driver knob_driver = {
	.probe = knob_probe,
	.remove = knob_remove,
	.driver = {
		.name = "knob",
	},
};
module_platform_driver(knob_driver);
