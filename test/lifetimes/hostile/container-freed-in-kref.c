struct kiln {
	struct kref ref;
	char *buf;
};

static void kiln_release(struct kref *ref)
{
	kfree(container_of(ref, struct kiln, ref));
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "reachable-from-open-file" */
	if (!kiln)
		return -ENOMEM;
	kref_init(&kiln->ref);
	platform_set_drvdata(pdev, kiln);
	return 0;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kref_put(&kiln->ref, kiln_release);
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
