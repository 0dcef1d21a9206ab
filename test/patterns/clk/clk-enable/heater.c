// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct heater {
	struct clk *it;
	struct pwm_chip chip;
};

static int heater_probe(struct platform_device *pdev)
{
	struct heater *heater;
	int ret;

	heater = devm_kzalloc(&pdev->dev, sizeof(*heater), GFP_KERNEL);
	if (!heater)
		return -ENOMEM;

	heater->it = devm_clk_get_prepared(&pdev->dev, NULL);
	if (IS_ERR(heater->it))
		return PTR_ERR(heater->it);

	platform_set_drvdata(pdev, heater);

	ret = clk_enable(heater->it);
	if (ret)
		return ret;

	heater->chip.dev = &pdev->dev;
	heater->chip.ops = &heater_ops;
	heater->chip.npwm = 1;
	ret = pwmchip_add(&heater->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		goto err_off;
	}

	return 0;

err_off:
	clk_disable(heater->it);
	return ret;
}

static int heater_remove(struct platform_device *pdev)
{
	struct heater *heater = platform_get_drvdata(pdev);

	pwmchip_remove(&heater->chip);
	clk_disable(heater->it);

	return 0;
}

static struct platform_driver heater_driver = {
	.probe	= heater_probe,
	.remove	= heater_remove,
	.driver	= {
		.name = "heater",
	},
};
module_platform_driver(heater_driver);

MODULE_LICENSE("GPL");
