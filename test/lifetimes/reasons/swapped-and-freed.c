struct pump {
	void *buffer;
};

static ssize_t size_store(struct device *dev, struct device_attribute *attr,
			  const char *buf, size_t count)
{
	struct pump *pump = dev_get_drvdata(dev);
	void *larger;

	larger = kzalloc(count, GFP_KERNEL);
	if (!larger)
		return -ENOMEM;

	swap(pump->buffer, larger);
	kfree(larger);

	return count;
}
static DEVICE_ATTR_WO(size);

static int pump_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	platform_set_drvdata(pdev, pump);

	pump->buffer = kzalloc(64, GFP_KERNEL);
	if (!pump->buffer)
		return -ENOMEM;

	ret = devm_device_add_group(dev, &pump_group);
	if (ret) {
		kfree(pump->buffer);
		return ret;
	}

	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	kfree(pump->buffer);

	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
