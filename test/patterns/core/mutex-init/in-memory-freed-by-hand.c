/* The lock lies in memory that is freed by hand. */
struct lamp {
	struct mutex item;
	u32 watts;
};

static struct lamp *lamps;

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamps = lamp;
	mutex_init(&lamp->item); /* want "uses-what-stays-manual" */

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	mutex_destroy(&lamp->item);
	kfree(lamp);
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
