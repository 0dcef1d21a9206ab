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

	ret = serdev_device_open(serdev);
	if (ret)
		return ret;

	serdev_device_set_drvdata(serdev, lamp);
	return 0;
}

static void lamp_remove(struct serdev_device *serdev)
{
	serdev_device_close(serdev);
}

static struct serdev_device_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_serdev_device_driver(lamp_driver);
