static char *kiln_shared;
static int kiln_users;

struct kiln {
	char *buf;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	if (!kiln_shared) {
		kiln_shared = kzalloc(64, GFP_KERNEL); /* want "stored-in-global" */
		if (!kiln_shared)
			return -ENOMEM;
	}
	kiln_users++;
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	if (--kiln_users == 0) {
		kfree(kiln_shared);
		kiln_shared = NULL;
	}
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
