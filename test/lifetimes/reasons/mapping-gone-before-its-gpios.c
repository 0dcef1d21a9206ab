struct pads {
	struct gpio_chip chip;
	void __iomem *base;
};

static int pads_get(struct gpio_chip *chip, unsigned int offset)
{
	struct pads *pads = gpiochip_get_data(chip);

	return !!(readl(pads->base) & BIT(offset));
}

static int pads_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pads *pads;
	int ret;

	pads = devm_kzalloc(dev, sizeof(*pads), GFP_KERNEL);
	if (!pads)
		return -ENOMEM;

	platform_set_drvdata(pdev, pads);

	pads->chip.get = pads_get;
	ret = gpiochip_add_data(&pads->chip, pads);
	if (ret)
		return ret;

	pads->base = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(pads->base)) {
		gpiochip_remove(&pads->chip);
		return PTR_ERR(pads->base);
	}

	return 0;
}

static int pads_remove(struct platform_device *pdev)
{
	struct pads *pads = platform_get_drvdata(pdev);

	gpiochip_remove(&pads->chip);

	return 0;
}

static struct platform_driver pads_driver = {
	.probe = pads_probe,
	.remove = pads_remove,
	.driver = {
		.name = "pads",
	},
};
module_platform_driver(pads_driver);
