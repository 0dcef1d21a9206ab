struct dog {
	struct resource window;
};

static int dog_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct dog *dog;
	int ret;

	dog = devm_kzalloc(dev, sizeof(*dog), GFP_KERNEL);
	if (!dog)
		return -ENOMEM;

	platform_set_drvdata(pdev, dog);

	ret = allocate_resource(&iomem_resource, &dog->window, 64, 0xf0000000,
				0xffffff00, 0xff, NULL, NULL);
	if (ret)
		return ret;

	if (!request_mem_region(dog->window.start, 64, "dog")) {
		release_resource(&dog->window);
		return -EBUSY;
	}

	return 0;
}

static int dog_remove(struct platform_device *pdev)
{
	struct dog *dog = platform_get_drvdata(pdev);

	release_mem_region(dog->window.start, 64);
	release_resource(&dog->window);

	return 0;
}

static struct platform_driver dog_driver = {
	.probe = dog_probe,
	.remove = dog_remove,
	.driver = {
		.name = "dog",
	},
};
module_platform_driver(dog_driver);
