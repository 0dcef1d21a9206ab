// SPDX-License-Identifier: GPL-2.0
/* Nobody uses it any more, and it is still on: the managed form would have it suspended. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct press {
	struct pwm_chip chip;
};

static int press_probe(struct platform_device *pdev)
{
	struct press *press;
	int ret;

	press = devm_kzalloc(&pdev->dev, sizeof(*press), GFP_KERNEL);
	if (!press)
		return -ENOMEM;

	platform_set_drvdata(pdev, press);
	press->chip.dev = &pdev->dev;
	press->chip.ops = &press_ops;

	pm_runtime_enable(&pdev->dev); /* want "different-release" */
	pm_runtime_get_sync(&pdev->dev);
	ret = pwmchip_add(&press->chip);
	if (ret)
		goto err_pm;

	return 0;

err_pm:
	pm_runtime_put_noidle(&pdev->dev);
	pm_runtime_disable(&pdev->dev);
	return ret;
}

static int press_remove(struct platform_device *pdev)
{
	struct press *press = platform_get_drvdata(pdev);

	pwmchip_remove(&press->chip);
	pm_runtime_put_noidle(&pdev->dev);
	pm_runtime_disable(&pdev->dev);

	return 0;
}

static struct platform_driver press_driver = {
	.probe	= press_probe,
	.remove	= press_remove,
	.driver	= {
		.name = "press",
	},
};
module_platform_driver(press_driver);

MODULE_LICENSE("GPL");
