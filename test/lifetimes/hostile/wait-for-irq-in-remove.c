struct kiln {
	int irq;
	struct completion done;
};

static irqreturn_t kiln_thread(int irq, void *data)
{
	struct kiln *kiln = data;

	complete(&kiln->done);
	return IRQ_HANDLED;
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	int ret;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	init_completion(&kiln->done);
	ret = request_threaded_irq(kiln->irq, NULL, kiln_thread, IRQF_ONESHOT, "kiln", kiln); /* want "mixed-chain" */
	if (ret)
		return ret;
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kiln_stop(kiln);
	wait_for_completion(&kiln->done);
	free_irq(kiln->irq, kiln);
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
