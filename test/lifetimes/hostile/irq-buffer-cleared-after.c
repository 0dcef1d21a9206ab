struct kiln {
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
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = kzalloc(64, GFP_KERNEL); /* want "mixed-chain" */
	if (!kiln->buf)
		return -ENOMEM;
	ret = request_irq(kiln->irq, kiln_irq, 0, "kiln", kiln); /* want "order" */
	if (ret)
		goto err_buf;
	platform_set_drvdata(pdev, kiln);
	return 0;

err_buf:
	kfree(kiln->buf);
	return ret;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	free_irq(kiln->irq, kiln);
	kiln->buf[0] = 0;
	kfree(kiln->buf);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.remove = kiln_remove,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
