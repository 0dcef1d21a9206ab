struct lamp {
	struct net_device *net;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->net = devm_alloc_etherdev(dev, 0);
	if (!lamp->net)
		return -ENOMEM;

	ret = devm_register_netdev(dev, lamp->net);
	if (ret) {
		dev_err(dev, "failed: %d\n", ret);
		return ret;
	}

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
