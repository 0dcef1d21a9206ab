static LIST_HEAD(kilns);
struct kiln;

struct kiln {
	struct list_head node;
	char *buf;
};

static void kiln_enlist(struct kiln *kiln)
{
	list_add(&kiln->node, &kilns);
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "on-a-list" */
	if (!kiln)
		return -ENOMEM;
	kiln_enlist(kiln);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kfree(kiln);
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
