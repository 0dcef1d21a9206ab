/* with review */
struct lamp {
	struct mii_bus *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = devm_mdiobus_alloc(dev);
	if (!lamp->item)
		return -ENOMEM;

	return devm_of_mdiobus_register(dev, lamp->item, dev->of_node);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
