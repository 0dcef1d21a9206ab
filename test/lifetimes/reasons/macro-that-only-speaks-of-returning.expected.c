/* This does not return. */
#define KETTLE_TRY(call) do { \
	if ((call) < 0) \
		pr_warn("cannot return now\n"); \
} while (0)

static int kettle_probe(struct platform_device *pdev)
{
	struct kettle *kettle;

	kettle = devm_kzalloc(&pdev->dev, sizeof(*kettle), GFP_KERNEL);
	if (!kettle)
		return -ENOMEM;
	KETTLE_TRY(kettle_heat(kettle));
	return 0;
}

static struct platform_driver kettle_driver = {
	.probe = kettle_probe,
	.driver = {
		.name = "kettle",
	},
};
module_platform_driver(kettle_driver);
