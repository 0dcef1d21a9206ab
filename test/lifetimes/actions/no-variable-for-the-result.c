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

static int pump_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct pump *pump;

	pump = devm_kzalloc(dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	pump->phy = devm_usb_get_phy(dev, USB_PHY_TYPE_USB2);
	if (IS_ERR(pump->phy))
		return PTR_ERR(pump->phy);

	platform_set_drvdata(pdev, pump);
	if (usb_phy_init(pump->phy)) {
		dev_err(dev, "no phy\n");
		return -ENODEV;
	}
	pump->chip.dev = dev;
	pump->chip.ops = &pump_ops;
	if (pwmchip_add(&pump->chip)) {
		usb_phy_shutdown(pump->phy);
		return -ENODEV;
	}

	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	pwmchip_remove(&pump->chip);
	usb_phy_shutdown(pump->phy);

	return 0;
}

static struct platform_driver pump_driver = {
	.probe	= pump_probe,
	.remove	= pump_remove,
	.driver	= {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);

MODULE_LICENSE("GPL");
