struct pads {
	struct gpio_chip chip;
	struct device_node *partner;
};

static int pads_request(struct gpio_chip *chip, unsigned int offset)
{
	struct pads *pads = gpiochip_get_data(chip);

	return of_property_read_bool(pads->partner, "busy") ? -EBUSY : 0;
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

	pads->partner = of_parse_phandle(dev->of_node, "partner", 0);
	pads->chip.request = pads_request;

	ret = gpiochip_add_data(&pads->chip, pads);
	if (ret) {
		of_node_put(pads->partner);
		return ret;
	}

	return 0;
}

static int pads_remove(struct platform_device *pdev)
{
	struct pads *pads = platform_get_drvdata(pdev);

	gpiochip_remove(&pads->chip);
	of_node_put(pads->partner);

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
