#include <linux/clk.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct device *dev;
	struct clk *clk;
	char *name;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	platform_set_drvdata(pdev, lamp);
	lamp->dev = &pdev->dev; /* want "failure-not-checked" */
	return 0;
}

/* Somebody else may ask, or does. */
static char *torch_name(struct device *dev)
{
	char *name = devm_kzalloc(dev, 8, GFP_KERNEL);

	return name;
}

static int torch_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	struct clk *clk = devm_clk_get(&pdev->dev, NULL);

	if (WARN_ON(!lamp))
		return -ENOMEM;
	lamp->clk = clk;
	lamp->name = torch_name(&pdev->dev);
	return PTR_ERR_OR_ZERO(clk);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);

static struct platform_driver torch_driver = {
	.probe = torch_probe,
	.driver = { .name = "torch" },
};
module_platform_driver(torch_driver);
