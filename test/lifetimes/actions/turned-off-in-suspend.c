// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct blender {
	struct clk *clk;
	struct pwm_chip chip;
};

static int __maybe_unused blender_suspend(struct device *dev)
{
	struct blender *blender = dev_get_drvdata(dev);

	clk_disable_unprepare(blender->clk);
	return 0;
}

static int __maybe_unused blender_resume(struct device *dev)
{
	struct blender *blender = dev_get_drvdata(dev);

	return clk_prepare_enable(blender->clk);
}

static SIMPLE_DEV_PM_OPS(blender_pm_ops, blender_suspend, blender_resume);

static int blender_probe(struct platform_device *pdev)
{
	struct blender *blender;
	int ret;

	blender = devm_kzalloc(&pdev->dev, sizeof(*blender), GFP_KERNEL);
	if (!blender)
		return -ENOMEM;

	blender->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(blender->clk))
		return PTR_ERR(blender->clk);

	platform_set_drvdata(pdev, blender);

	ret = clk_set_rate(blender->clk, 1000000);
	if (ret)
		return ret;

	ret = clk_prepare_enable(blender->clk); /* want "released-elsewhere" */
	if (ret)
		return ret;

	blender->chip.dev = &pdev->dev;
	blender->chip.ops = &blender_ops;
	ret = pwmchip_add(&blender->chip);
	if (ret)
		clk_disable_unprepare(blender->clk);

	return ret;
}

static int blender_remove(struct platform_device *pdev)
{
	struct blender *blender = platform_get_drvdata(pdev);

	pwmchip_remove(&blender->chip);
	clk_disable_unprepare(blender->clk);

	return 0;
}

static struct platform_driver blender_driver = {
	.probe	= blender_probe,
	.remove	= blender_remove,
	.driver	= {
		.name = "blender",
		.pm = &blender_pm_ops,
	},
};
module_platform_driver(blender_driver);

MODULE_LICENSE("GPL");
