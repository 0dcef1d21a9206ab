struct bell {
	struct chime *chime;
};

static int bell_probe(struct platform_device *pdev)
{
	struct bell *bell;

	bell = kzalloc(sizeof(*bell), GFP_KERNEL); /* want "mixed-chain" */
	if (!bell)
		return -ENOMEM;

	bell->chime = chime_allocate();
	if (!bell->chime) {
		kfree(bell);
		return -ENOMEM;
	}

	platform_set_drvdata(pdev, bell);
	return 0;
}

static int bell_remove(struct platform_device *pdev)
{
	struct bell *bell = platform_get_drvdata(pdev);

	chime_unregister(bell->chime);
	kfree(bell);
	return 0;
}

static struct platform_driver bell_driver = {
	.probe = bell_probe,
	.remove = bell_remove,
	.driver = {
		.name = "bell",
	},
};
module_platform_driver(bell_driver);
