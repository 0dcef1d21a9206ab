#define KETTLE_OUT goto out
#define KETTLE_TRY(call) if ((call) < 0) KETTLE_OUT

static int kettle_probe(struct platform_device *pdev)
{
	struct kettle *kettle;

	kettle = kzalloc(sizeof(*kettle), GFP_KERNEL); /* want "function-unread" */
	if (!kettle)
		return -ENOMEM;
	platform_set_drvdata(pdev, kettle);
	KETTLE_TRY(kettle_heat(kettle));
out:
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
