// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct horn {
	struct pwm_chip chip;
};

static int horn_probe(struct platform_device *pdev)
{
	struct horn *horn;
	int ret;

	horn = devm_kzalloc(&pdev->dev, sizeof(*horn), GFP_KERNEL);
	if (!horn)
		return -ENOMEM;

	horn->chip.dev = &pdev->dev;
	horn->chip.ops = &horn_ops;

	ret = devm_pwmchip_add(&pdev->dev, &horn->chip);
	if (ret)
		return ret;

	pm_runtime_enable(&pdev->dev);

	return 0;
}

static int horn_remove(struct platform_device *pdev)
{
	pm_runtime_disable(&pdev->dev);

	return 0;
}

static struct platform_driver horn_driver = {
	.probe	= horn_probe,
	.remove	= horn_remove,
	.driver	= {
		.name = "horn",
	},
};
module_platform_driver(horn_driver);

MODULE_LICENSE("GPL");
