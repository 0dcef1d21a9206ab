// SPDX-License-Identifier: GPL-2.0
/* The action turns off what remove has turned off already. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct grill {
	struct clk *clk;
};

static void grill_off(void *clk)
{
	clk_disable_unprepare(clk);
}

static int grill_probe(struct platform_device *pdev)
{
	struct grill *grill;
	int ret;

	grill = devm_kzalloc(&pdev->dev, sizeof(*grill), GFP_KERNEL);
	if (!grill)
		return -ENOMEM;

	grill->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(grill->clk))
		return PTR_ERR(grill->clk);

	platform_set_drvdata(pdev, grill);
	ret = clk_prepare_enable(grill->clk); /* want "released-twice" */
	if (ret)
		return ret;

	return devm_add_action_or_reset(&pdev->dev, grill_off, grill->clk);
}

static int grill_remove(struct platform_device *pdev)
{
	struct grill *grill = platform_get_drvdata(pdev);

	clk_disable_unprepare(grill->clk);
	return 0;
}

static struct platform_driver grill_driver = {
	.probe	= grill_probe,
	.remove	= grill_remove,
	.driver	= {
		.name = "grill",
	},
};
module_platform_driver(grill_driver);

MODULE_LICENSE("GPL");
