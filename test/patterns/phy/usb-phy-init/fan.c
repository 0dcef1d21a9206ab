// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct fan {
	struct usb_phy *it;
	struct pwm_chip chip;
};

static int fan_probe(struct platform_device *pdev)
{
	struct fan *fan;
	int ret;

	fan = devm_kzalloc(&pdev->dev, sizeof(*fan), GFP_KERNEL);
	if (!fan)
		return -ENOMEM;

	fan->it = devm_usb_get_phy(&pdev->dev, USB_PHY_TYPE_USB2);
	if (IS_ERR(fan->it))
		return PTR_ERR(fan->it);

	platform_set_drvdata(pdev, fan);

	ret = usb_phy_init(fan->it);
	if (ret)
		return ret;

	fan->chip.dev = &pdev->dev;
	fan->chip.ops = &fan_ops;
	fan->chip.npwm = 1;
	ret = pwmchip_add(&fan->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		goto err_off;
	}

	return 0;

err_off:
	usb_phy_shutdown(fan->it);
	return ret;
}

static int fan_remove(struct platform_device *pdev)
{
	struct fan *fan = platform_get_drvdata(pdev);

	pwmchip_remove(&fan->chip);
	usb_phy_shutdown(fan->it);

	return 0;
}

static struct platform_driver fan_driver = {
	.probe	= fan_probe,
	.remove	= fan_remove,
	.driver	= {
		.name = "fan",
	},
};
module_platform_driver(fan_driver);

MODULE_LICENSE("GPL");
