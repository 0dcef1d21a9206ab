// SPDX-License-Identifier: GPL-2.0
/* The probe is no field of the driver struct: it is run once, when the driver is registered. */
#include <linux/init.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct kiln {
	u32 heat;
	u32 fuel;
};

static int __init kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;

	return kiln_light(kiln);
}

static struct platform_driver kiln_driver = {
	.driver = { .name = "kiln" },
};

static int __init kiln_init(void)
{
	return platform_driver_probe(&kiln_driver, kiln_probe);
}
module_init(kiln_init);

static void __exit kiln_exit(void)
{
	platform_driver_unregister(&kiln_driver);
}
module_exit(kiln_exit);

MODULE_LICENSE("GPL");
