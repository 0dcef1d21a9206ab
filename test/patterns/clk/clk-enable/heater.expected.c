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

static void heater_clk_disable(void *data)
{
	clk_disable(data);
}

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

	ret = clk_enable(heater->it);
	if (ret)
		return ret;

	ret = devm_add_action_or_reset(&pdev->dev, heater_clk_disable,
				       heater->it);
	if (ret)
		return ret;

	heater->chip.dev = &pdev->dev;
	heater->chip.ops = &heater_ops;
	heater->chip.npwm = 1;
	ret = devm_pwmchip_add(&pdev->dev, &heater->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		return ret;
	}

	return 0;
}

static struct platform_driver heater_driver = {
	.probe	= heater_probe,
	.driver	= {
		.name = "heater",
	},
};
module_platform_driver(heater_driver);

MODULE_LICENSE("GPL");
