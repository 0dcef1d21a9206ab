struct kiln {
	int irq;
	struct workqueue_struct *wq;
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
	kiln->wq = alloc_workqueue("kiln", 0, 0);
	if (!kiln->wq) {
		ret = -ENOMEM;
		goto err_buf;
	}
	ret = request_irq(kiln->irq, kiln_irq, 0, "kiln", kiln); /* want "order" */
	if (ret)
		goto err_wq;
	platform_set_drvdata(pdev, kiln);
	return 0;

err_wq:
	destroy_workqueue(kiln->wq);
err_buf:
	kfree(kiln->buf);
	return ret;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	free_irq(kiln->irq, kiln);
	destroy_workqueue(kiln->wq);
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
