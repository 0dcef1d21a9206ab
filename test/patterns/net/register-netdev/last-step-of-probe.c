struct lamp {
	struct net_device *net;
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

	lamp->net = devm_alloc_etherdev(dev, 0);
	if (!lamp->net) {
		kfree(lamp);
		return -ENOMEM;
	}

	ret = register_netdev(lamp->net);
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

	unregister_netdev(lamp->net);
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
