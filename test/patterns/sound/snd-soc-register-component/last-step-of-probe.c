struct lamp {
	int irq;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = snd_soc_register_component(dev, &lamp_component, NULL, 0); /* want "managed-form-refused" */
	if (ret) {
		dev_err(dev, "failed: %d\n", ret);
		kfree(lamp);
		return ret;
	}

	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	snd_soc_unregister_component(&pdev->dev);
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
