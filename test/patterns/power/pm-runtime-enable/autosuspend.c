// SPDX-License-Identifier: GPL-2.0
/* The managed form ends autosuspend, and may suspend the device then. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct fan {
	struct pwm_chip chip;
};

static int fan_probe(struct platform_device *pdev)
{
	struct fan *fan;
	int ret;

	fan = devm_kzalloc(&pdev->dev, sizeof(*fan), GFP_KERNEL);
	if (!fan)
		return -ENOMEM;

	platform_set_drvdata(pdev, fan);
	fan->chip.dev = &pdev->dev;
	fan->chip.ops = &fan_ops;

	pm_runtime_use_autosuspend(&pdev->dev);
	pm_runtime_enable(&pdev->dev); /* want "different-release" */
	ret = pwmchip_add(&fan->chip);
	if (ret)
		goto err_pm;

	return 0;

err_pm:
	pm_runtime_disable(&pdev->dev);
	return ret;
}

static int fan_remove(struct platform_device *pdev)
{
	struct fan *fan = platform_get_drvdata(pdev);

	pwmchip_remove(&fan->chip);
	pm_runtime_disable(&pdev->dev);

	return 0;
}

static struct platform_driver fan_driver = {
	.probe	= fan_probe,
	.remove	= fan_remove,
	.driver	= {
		.name = "fan",
	},
};
module_platform_driver(fan_driver);

MODULE_LICENSE("GPL");
