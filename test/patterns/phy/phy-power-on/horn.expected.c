// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct horn {
	struct phy *it;
	struct pwm_chip chip;
};

static void horn_phy_power_off(void *data)
{
	phy_power_off(data);
}

static int horn_probe(struct platform_device *pdev)
{
	struct horn *horn;
	int ret;

	horn = devm_kzalloc(&pdev->dev, sizeof(*horn), GFP_KERNEL);
	if (!horn)
		return -ENOMEM;

	horn->it = devm_phy_get(&pdev->dev, "horn");
	if (IS_ERR(horn->it))
		return PTR_ERR(horn->it);

	ret = phy_power_on(horn->it);
	if (ret)
		return ret;

	ret = devm_add_action_or_reset(&pdev->dev, horn_phy_power_off,
				       horn->it);
	if (ret)
		return ret;

	horn->chip.dev = &pdev->dev;
	horn->chip.ops = &horn_ops;
	horn->chip.npwm = 1;
	ret = devm_pwmchip_add(&pdev->dev, &horn->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		return ret;
	}

	return 0;
}

static struct platform_driver horn_driver = {
	.probe	= horn_probe,
	.driver	= {
		.name = "horn",
	},
};
module_platform_driver(horn_driver);

MODULE_LICENSE("GPL");
