// SPDX-License-Identifier: GPL-2.0
/* with actions */
/* No variable for the result, and no paragraph behind the check. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct pump {
	struct usb_phy *phy;
	struct pwm_chip chip;
};

static void pump_usb_phy_shutdown(void *data)
{
	usb_phy_shutdown(data);
}

static int pump_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pump *pump;
	int ret;

	pump = devm_kzalloc(dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->phy = devm_usb_get_phy(dev, USB_PHY_TYPE_USB2);
	if (IS_ERR(pump->phy))
		return PTR_ERR(pump->phy);

	if (usb_phy_init(pump->phy)) {
		dev_err(dev, "no phy\n");
		return -ENODEV;
	}

	ret = devm_add_action_or_reset(dev, pump_usb_phy_shutdown, pump->phy);
	if (ret)
		return ret;

	pump->chip.dev = dev;
	pump->chip.ops = &pump_ops;
	if (devm_pwmchip_add(dev, &pump->chip))
		return -ENODEV;

	return 0;
}

static struct platform_driver pump_driver = {
	.probe	= pump_probe,
	.driver	= {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);

MODULE_LICENSE("GPL");
