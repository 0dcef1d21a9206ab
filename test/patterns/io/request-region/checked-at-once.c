static int lamp_probe(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_IO, 0);
	int ret;

	if (!res)
		return -ENODEV;

	if (!request_region(res->start, resource_size(res), pdev->name)) {
		dev_err(&pdev->dev, "in use\n");
		return -EBUSY;
	}

	ret = lamp_start(res->start);
	if (ret)
		release_region(res->start, resource_size(res));
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_IO, 0);

	release_region(res->start, resource_size(res));
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
