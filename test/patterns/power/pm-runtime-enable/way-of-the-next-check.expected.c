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

	lamp->chip.dev = &pdev->dev;
	lamp->chip.ops = &lamp_ops;

	ret = devm_pm_runtime_enable(&pdev->dev);
	if (ret)
		return ret;

	return devm_pwmchip_add(&pdev->dev, &lamp->chip);
}

static struct platform_driver lamp_driver = {
	.probe	= lamp_probe,
	.driver	= {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);

MODULE_LICENSE("GPL");
