struct kiln {
	struct clk *clk;
	int irq;
	char *buf;
};

static irqreturn_t kiln_irq(int irq, void *data)
{
	struct kiln *kiln = data;

	kiln->buf[0]++;
	return IRQ_HANDLED;
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->clk = devm_clk_get_enabled(&pdev->dev, NULL);
	if (IS_ERR(kiln->clk))
		return PTR_ERR(kiln->clk);
	return devm_request_irq(&pdev->dev, kiln->irq, kiln_irq, 0, "kiln", kiln);
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
