struct lamp {
	struct extcon_dev *edev;
	struct notifier_block item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->edev = extcon_get_edev_by_phandle(dev, 0);
	if (IS_ERR(lamp->edev))
		return PTR_ERR(lamp->edev);

	return devm_extcon_register_notifier_all(dev, lamp->edev, &lamp->item);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
