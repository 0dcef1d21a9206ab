// SPDX-License-Identifier: GPL-2.0
/* A function that only gives the driver data back, with a head for each kernel: it stays when nobody calls it. */
/* for kernel 6.1 */
#include <linux/module.h>
#include <linux/version.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
struct raft { int logs; };

static int raft_probe(struct platform_device *pdev)
{
	struct raft *raft;

	raft = kzalloc(sizeof(*raft), GFP_KERNEL);
	if (!raft)
		return -ENOMEM;
	platform_set_drvdata(pdev, raft);
	return 0;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 4, 0)
static struct raft *raft_of(struct platform_device *pdev, int depth)
#else
static struct raft *raft_of(struct platform_device *pdev)
#endif
{
	return platform_get_drvdata(pdev);
}

static int raft_remove(struct platform_device *pdev)
{
	kfree(raft_of(pdev));
	return 0;
}

static struct platform_driver raft_driver = {
	.probe = raft_probe,
	.remove = raft_remove,
	.driver = { .name = "raft" },
};
module_platform_driver(raft_driver);
MODULE_LICENSE("GPL");
