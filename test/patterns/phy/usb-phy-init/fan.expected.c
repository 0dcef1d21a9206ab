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

static void fan_usb_phy_shutdown(void *data)
{
	usb_phy_shutdown(data);
}

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

	ret = usb_phy_init(fan->it);
	if (ret)
		return ret;

	ret = devm_add_action_or_reset(&pdev->dev, fan_usb_phy_shutdown,
				       fan->it);
	if (ret)
		return ret;

	fan->chip.dev = &pdev->dev;
	fan->chip.ops = &fan_ops;
	fan->chip.npwm = 1;
	ret = devm_pwmchip_add(&pdev->dev, &fan->chip);
	if (ret) {
		dev_err(&pdev->dev, "no PWM\n");
		return ret;
	}

	return 0;
}

static struct platform_driver fan_driver = {
	.probe	= fan_probe,
	.driver	= {
		.name = "fan",
	},
};
module_platform_driver(fan_driver);

MODULE_LICENSE("GPL");
