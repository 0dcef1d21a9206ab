struct lamp {
	struct clk_hw *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->item = devm_clk_hw_register_fixed_factor_parent_hw(dev, "lamp",
								 lamp_parent, 0,
								 1, 2);
	if (IS_ERR(lamp->item))
		return PTR_ERR(lamp->item);

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);
