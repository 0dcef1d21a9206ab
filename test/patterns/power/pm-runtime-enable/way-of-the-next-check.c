// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct lamp {
	struct pwm_chip chip;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	platform_set_drvdata(pdev, lamp);
	lamp->chip.dev = &pdev->dev;
	lamp->chip.ops = &lamp_ops;

	pm_runtime_enable(&pdev->dev);
	ret = pwmchip_add(&lamp->chip);
	if (ret)
		goto err_pm;

	return 0;

err_pm:
	pm_runtime_disable(&pdev->dev);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	pwmchip_remove(&lamp->chip);
	pm_runtime_disable(&pdev->dev);

	return 0;
}

static struct platform_driver lamp_driver = {
	.probe	= lamp_probe,
	.remove	= lamp_remove,
	.driver	= {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);

MODULE_LICENSE("GPL");
