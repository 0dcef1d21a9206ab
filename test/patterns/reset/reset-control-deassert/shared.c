struct lamp {
	struct reset_control *rst;
	void __iomem *base;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->rst = devm_reset_control_get_shared(&pdev->dev, NULL);
	if (IS_ERR(lamp->rst)) {
		dev_err(&pdev->dev, "no reset\n");
		return PTR_ERR(lamp->rst);
	}

	ret = reset_control_deassert(lamp->rst);
	if (ret) {
		dev_err(&pdev->dev, "reset not deasserted\n");
		return ret;
	}

	ret = devm_lamp_register(&pdev->dev, lamp);
	if (ret)
		goto assert;

	platform_set_drvdata(pdev, lamp);
	return 0;

assert:
	reset_control_assert(lamp->rst);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	reset_control_assert(lamp->rst);
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
