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

	platform_set_drvdata(pdev, horn);

	ret = phy_power_on(horn->it);
	if (ret)
		return ret;

	horn->chip.dev = &pdev->dev;
	horn->chip.ops = &horn_ops;
	horn->chip.npwm = 1;
	ret = pwmchip_add(&horn->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		goto err_off;
	}

	return 0;

err_off:
	phy_power_off(horn->it);
	return ret;
}

static int horn_remove(struct platform_device *pdev)
{
	struct horn *horn = platform_get_drvdata(pdev);

	pwmchip_remove(&horn->chip);
	phy_power_off(horn->it);

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
