struct lamp {
	struct iio_dev *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = devm_iio_device_alloc(dev, 0);
	if (!lamp->item)
		return -ENOMEM;

	return devm_iio_triggered_buffer_setup_ext(dev, lamp->item, NULL,
						   lamp_thread,
						   IIO_BUFFER_DIRECTION_IN, NULL,
						   NULL);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
