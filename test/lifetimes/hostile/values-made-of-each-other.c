// SPDX-License-Identifier: GPL-2.0
/* Two lengths are made of each other, round after round: what they are worth cannot be written down for ever. */
#include <linux/io.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct ferry {
	void __iomem *base;
	u32 cargo;
};

static int ferry_probe(struct platform_device *pdev)
{
	struct ferry *ferry;
	u32 carried = 0, load;
	int ret;

	ferry = kzalloc(sizeof(*ferry), GFP_KERNEL); /* want "not-proved" */
	if (!ferry)
		return -ENOMEM;

	platform_set_drvdata(pdev, ferry);
	ferry->cargo = ferry_weight(pdev);
	do {
		if (carried >= ferry->cargo)
			break;
		load = ferry_room(ferry);
		if (!load)
			break;
		if (ferry->cargo - carried < load)
			load = ferry->cargo - carried;
		ret = ferry_carry(ferry, load);
		if (ret < 0)
			goto free;
		carried += load;
	} while (true);

	return 0;

free:
	kfree(ferry);
	return ret;
}

static int ferry_remove(struct platform_device *pdev)
{
	struct ferry *ferry = platform_get_drvdata(pdev);

	kfree(ferry);
	return 0;
}

static struct platform_driver ferry_driver = {
	.probe = ferry_probe,
	.remove = ferry_remove,
	.driver = { .name = "ferry" },
};
module_platform_driver(ferry_driver);

MODULE_LICENSE("GPL");
