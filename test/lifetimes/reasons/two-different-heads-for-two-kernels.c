// SPDX-License-Identifier: GPL-2.0
/* Out of the tree, remove has a head for each kernel, and one body: another one that takes something else is no longer it. */
/* for kernel 6.1 */
#include <linux/module.h>
#include <linux/version.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
struct raft { int logs; };

static int raft_probe(struct platform_device *pdev)
{
	struct raft *raft;

	raft = kzalloc(sizeof(*raft), GFP_KERNEL); /* want "function-unread" */
	if (!raft)
		return -ENOMEM;
	platform_set_drvdata(pdev, raft);
	return 0;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 4, 0)
static int raft_sink(struct raft *raft, int depth)
#else
static int raft_sink(struct raft *raft)
#endif
{
	kfree(raft);
	return 0;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 11, 0)
static int raft_remove(struct platform_device *pdev)
#else
static void raft_remove(struct device *pdev)
#endif
{
	struct raft *raft = platform_get_drvdata(pdev);

	raft_sink(raft);
	raft_log(pdev->id);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 11, 0)
	return 0;
#endif
}

static struct platform_driver raft_driver = {
	.probe = raft_probe,
	.remove = raft_remove,
	.driver = { .name = "raft" },
};
module_platform_driver(raft_driver);
MODULE_LICENSE("GPL");
