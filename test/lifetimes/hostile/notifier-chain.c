struct kiln {
	struct notifier_block nb;
	char *buf;
};

static int kiln_event(struct notifier_block *nb, unsigned long event, void *data)
{
	struct kiln *kiln = container_of(nb, struct kiln, nb);

	kiln->buf[0] = event;
	return NOTIFY_DONE;
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
	kiln->nb.notifier_call = kiln_event;
	ret = register_reboot_notifier(&kiln->nb); /* want "order-among-managed" */
	if (ret) {
		kfree(kiln->buf);
		return ret;
	}
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kfree(kiln->buf);
	unregister_reboot_notifier(&kiln->nb);
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
