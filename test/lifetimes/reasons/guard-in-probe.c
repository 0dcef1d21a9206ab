static int kettle_probe(struct platform_device *pdev)
{
	struct kettle *kettle;

	kettle = kzalloc(sizeof(*kettle), GFP_KERNEL); /* want "function-unread" */
	if (!kettle)
		return -ENOMEM;
	platform_set_drvdata(pdev, kettle);
	guard(mutex)(&kettle_lock);
	list_add(&kettle->list, &kettles);
	return 0;
}

static int kettle_remove(struct platform_device *pdev)
{
	kfree(platform_get_drvdata(pdev));
	return 0;
}

static struct platform_driver kettle_driver = {
	.probe = kettle_probe,
	.remove = kettle_remove,
	.driver = {
		.name = "kettle",
	},
};
module_platform_driver(kettle_driver);
