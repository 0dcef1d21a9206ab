struct lamp {
	u32 unused;
	u32 watts;
};

static int lamp_probe(struct serdev_device *serdev)
{
	struct device *dev = &serdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = devm_serdev_device_open(dev, serdev);
	if (ret)
		return ret;

	serdev_device_set_drvdata(serdev, lamp);
	return 0;
}

static struct serdev_device_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_serdev_device_driver(lamp_driver);
