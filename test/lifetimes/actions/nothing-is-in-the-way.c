// SPDX-License-Identifier: GPL-2.0
/* with actions */
/* An action would be right here, and help nothing. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct scale {
	struct clk *clk;
};

static int scale_probe(struct platform_device *pdev)
{
	struct scale *scale;
	int ret;

	scale = devm_kzalloc(&pdev->dev, sizeof(*scale), GFP_KERNEL);
	if (!scale)
		return -ENOMEM;

	scale->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(scale->clk))
		return PTR_ERR(scale->clk);

	platform_set_drvdata(pdev, scale);

	ret = clk_set_rate(scale->clk, 1000000);
	if (ret)
		return ret;

	ret = clk_prepare_enable(scale->clk);
	if (ret)
		return ret;

	scale_write(scale, 1);

	return 0;
}

static int scale_remove(struct platform_device *pdev)
{
	struct scale *scale = platform_get_drvdata(pdev);

	scale_write(scale, 0);
	clk_disable_unprepare(scale->clk);

	return 0;
}

static struct platform_driver scale_driver = {
	.probe	= scale_probe,
	.remove	= scale_remove,
	.driver	= {
		.name = "scale",
	},
};
module_platform_driver(scale_driver);

MODULE_LICENSE("GPL");
