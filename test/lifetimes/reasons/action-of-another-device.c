// SPDX-License-Identifier: GPL-2.0
/* When the parent goes is another question than when this device is unbound. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct oven {
	struct clk *clk;
};

static void oven_off(void *clk)
{
	clk_disable_unprepare(clk);
}

static int oven_probe(struct platform_device *pdev)
{
	struct oven *oven;
	int ret;

	oven = devm_kzalloc(&pdev->dev, sizeof(*oven), GFP_KERNEL);
	if (!oven)
		return -ENOMEM;

	oven->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(oven->clk))
		return PTR_ERR(oven->clk);

	ret = clk_prepare_enable(oven->clk); /* want "released-elsewhere" */
	if (ret)
		return ret;

	return devm_add_action_or_reset(pdev->dev.parent, oven_off, oven->clk);
}

static int oven_remove(struct platform_device *pdev)
{
	return 0;
}

static struct platform_driver oven_driver = {
	.probe	= oven_probe,
	.remove	= oven_remove,
	.driver	= {
		.name = "oven",
	},
};
module_platform_driver(oven_driver);

MODULE_LICENSE("GPL");
