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

	knob = devm_kzalloc(&pdev->dev, sizeof(*knob), GFP_KERNEL);
	if (!knob)
		return -ENOMEM;

	mutex_init(&knob->lock);

	knob->base = devm_ioremap(&pdev->dev, res->start, 64);
	if (!knob->base)
		return -ENOMEM;

	knob->aux = devm_ioremap(&pdev->dev, res->start + 64, 64);
	if (!knob->aux)
		return -ENOMEM;

	ret = platform_get_irq(pdev, 0);
	if (ret < 0)
		return ret;

	return 0;
}

static struct platform_driver knob_driver = {
	.probe = knob_probe,
	.driver = {
		.name = "knob",
	},
};
module_platform_driver(knob_driver);
