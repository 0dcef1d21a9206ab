struct pads {
	struct gpio_chip chip;
};

static DEFINE_MUTEX(pads_lock);

static int pads_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pads *pads;
	int ret;

	pads = devm_kzalloc(dev, sizeof(*pads), GFP_KERNEL);
	if (!pads)
		return -ENOMEM;

	platform_set_drvdata(pdev, pads);

	mutex_lock(&pads_lock);
	ret = gpiochip_add_data(&pads->chip, pads);
	mutex_unlock(&pads_lock);

	return ret;
}

static int pads_remove(struct platform_device *pdev)
{
	struct pads *pads = platform_get_drvdata(pdev);

	mutex_lock(&pads_lock);
	gpiochip_remove(&pads->chip);
	mutex_unlock(&pads_lock);

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
