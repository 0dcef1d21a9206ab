struct pads {
	struct gpio_chip chip;
	struct clk *clk;
};

static void pads_stop(void *data)
{
	struct pads *pads = data;

	clk_disable(pads->clk);
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

	ret = gpiochip_add_data(&pads->chip, pads);
	if (ret)
		return ret;

	ret = devm_add_action(dev, pads_stop, pads);
	if (ret) {
		gpiochip_remove(&pads->chip);
		return ret;
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
