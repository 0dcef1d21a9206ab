struct pads {
	struct gpio_chip chip;
	struct pinctrl_desc desc;
	struct pinctrl_dev *pctl;
};

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

	pads->pctl = devm_pinctrl_register(dev, &pads->desc, pads);
	if (IS_ERR(pads->pctl)) {
		ret = PTR_ERR(pads->pctl);
		goto err_remove;
	}

	ret = gpiochip_add_pin_range(&pads->chip, dev_name(dev), 0, 0, 8);
	if (ret)
		goto err_remove;

	return 0;

err_remove:
	gpiochip_remove(&pads->chip);
	return ret;
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
