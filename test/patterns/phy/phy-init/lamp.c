// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct lamp {
	struct phy *it;
	struct pwm_chip chip;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->it = devm_phy_get(&pdev->dev, "lamp");
	if (IS_ERR(lamp->it))
		return PTR_ERR(lamp->it);

	platform_set_drvdata(pdev, lamp);

	ret = phy_init(lamp->it);
	if (ret)
		return ret;

	lamp->chip.dev = &pdev->dev;
	lamp->chip.ops = &lamp_ops;
	lamp->chip.npwm = 1;
	ret = pwmchip_add(&lamp->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		goto err_off;
	}

	return 0;

err_off:
	phy_exit(lamp->it);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	pwmchip_remove(&lamp->chip);
	phy_exit(lamp->it);

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
