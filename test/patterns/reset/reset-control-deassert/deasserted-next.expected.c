struct lamp {
	struct reset_control *rst;
	void __iomem *base;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->rst = devm_reset_control_get_exclusive_deasserted(&pdev->dev,
								NULL);
	if (IS_ERR(lamp->rst)) {
		dev_err(&pdev->dev, "no reset\n");
		return PTR_ERR(lamp->rst);
	}

	return devm_lamp_register(&pdev->dev, lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
