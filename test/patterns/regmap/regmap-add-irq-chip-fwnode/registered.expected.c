struct lamp {
	struct regmap *map;
	struct regmap_irq_chip_data *item;
	int irq;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->map = dev_get_regmap(dev, NULL);
	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;

	return devm_regmap_add_irq_chip_fwnode(dev, dev->fwnode, lamp->map,
					       lamp->irq, 0, 0, &lamp_chip,
					       &lamp->item);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
