struct kiln {
	char *buf;
};

static irqreturn_t parent_irq(int irq, void *data)
{
	struct device *dev = data;
	struct kiln *kiln = dev_get_drvdata(dev);

	kiln->buf[0]++;
	return IRQ_HANDLED;
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL); /* want "converted" */
	if (!kiln)
		return -ENOMEM;
	dev_set_drvdata(pdev->dev.parent, kiln);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
