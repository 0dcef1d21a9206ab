// SPDX-License-Identifier: MIT
/*
 * A bell that only half can be done for. Its interrupt handler hands work to a
 * queue, and remove destroys that queue by hand. A managed interrupt is freed
 * after remove, and could ring until then: on a queue that is gone. No such
 * hardware exists.
 *
 *	bin/devmify --explain examples/bell.c
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct bell {
	struct device *dev;
	struct workqueue_struct *queue;
	struct work_struct ring;
	int irq;
};

static void bell_ring(struct work_struct *work)
{
	struct bell *bell = container_of(work, struct bell, ring);

	dev_info(bell->dev, "somebody is at the door\n");
}

static irqreturn_t bell_irq(int irq, void *data)
{
	struct bell *bell = data;

	queue_work(bell->queue, &bell->ring);
	return IRQ_HANDLED;
}

static int bell_probe(struct platform_device *pdev)
{
	struct bell *bell;
	int ret;

	bell = kzalloc(sizeof(*bell), GFP_KERNEL);
	if (!bell)
		return -ENOMEM;

	bell->dev = &pdev->dev;
	INIT_WORK(&bell->ring, bell_ring);
	bell->queue = alloc_ordered_workqueue("bell", 0);
	if (!bell->queue) {
		ret = -ENOMEM;
		goto free_bell;
	}

	bell->irq = platform_get_irq(pdev, 0);
	if (bell->irq < 0) {
		ret = bell->irq;
		goto destroy_queue;
	}

	ret = request_irq(bell->irq, bell_irq, 0, "bell", bell);
	if (ret)
		goto destroy_queue;

	platform_set_drvdata(pdev, bell);
	return 0;

destroy_queue:
	destroy_workqueue(bell->queue);
free_bell:
	kfree(bell);
	return ret;
}

static int bell_remove(struct platform_device *pdev)
{
	struct bell *bell = platform_get_drvdata(pdev);

	free_irq(bell->irq, bell);
	destroy_workqueue(bell->queue);
	kfree(bell);
	return 0;
}

static struct platform_driver bell_driver = {
	.probe = bell_probe,
	.remove = bell_remove,
	.driver = {
		.name = "bell",
	},
};
module_platform_driver(bell_driver);

MODULE_DESCRIPTION("An invented bell");
MODULE_LICENSE("Dual MIT/GPL");
