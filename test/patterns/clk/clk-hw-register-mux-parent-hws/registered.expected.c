struct lamp {
	struct clk_hw *item;
	u32 watts;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	void __iomem *base;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	base = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(base))
		return PTR_ERR(base);

	lamp->item = devm_clk_hw_register_mux_parent_hws(dev, "lamp",
							 lamp_parents, 2, 0,
							 base, 0, 1, 0, NULL);
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
