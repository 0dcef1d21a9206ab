// SPDX-License-Identifier: GPL-2.0
/* Where probe fails, the managed form would have the device suspended. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct pump {
	struct pwm_chip chip;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	platform_set_drvdata(pdev, pump);
	pump->chip.dev = &pdev->dev;
	pump->chip.ops = &pump_ops;

	pm_runtime_set_active(&pdev->dev);
	pm_runtime_enable(&pdev->dev); /* want "different-release" */
	ret = pwmchip_add(&pump->chip);
	if (ret)
		goto err_pm;

	return 0;

err_pm:
	pm_runtime_disable(&pdev->dev);
	return ret;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	pwmchip_remove(&pump->chip);
	pm_runtime_disable(&pdev->dev);

	return 0;
}

static struct platform_driver pump_driver = {
	.probe	= pump_probe,
	.remove	= pump_remove,
	.driver	= {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);

MODULE_LICENSE("GPL");
