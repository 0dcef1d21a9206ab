// SPDX-License-Identifier: MIT
/*
 * A lamp that everything can be done for: memory, a mapping and an interrupt,
 * released in reverse order by probe's error labels and by remove. No such
 * hardware exists.
 *
 *	bin/devmify --dry-run examples/lamp.c
 */
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

#define LAMP_CTRL	0x00
#define LAMP_STATUS	0x04
#define LAMP_ON		0x01

struct lamp {
	void __iomem *base;
	int irq;
	u32 status;
};

static irqreturn_t lamp_irq(int irq, void *data)
{
	struct lamp *lamp = data;

	lamp->status = readl(lamp->base + LAMP_STATUS);
	writel(lamp->status, lamp->base + LAMP_STATUS);
	return IRQ_HANDLED;
}

static int lamp_probe(struct platform_device *pdev)
{
	struct resource *res;
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res) {
		ret = -ENODEV;
		goto free_lamp;
	}

	lamp->base = ioremap(res->start, resource_size(res));
	if (!lamp->base) {
		ret = -ENOMEM;
		goto free_lamp;
	}

	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0) {
		ret = lamp->irq;
		goto unmap;
	}

	ret = request_irq(lamp->irq, lamp_irq, 0, "lamp", lamp);
	if (ret)
		goto unmap;

	platform_set_drvdata(pdev, lamp);
	writel(LAMP_ON, lamp->base + LAMP_CTRL);
	return 0;

unmap:
	iounmap(lamp->base);
free_lamp:
	kfree(lamp);
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	free_irq(lamp->irq, lamp);
	iounmap(lamp->base);
	kfree(lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_platform_driver(lamp_driver);

MODULE_DESCRIPTION("An invented lamp");
MODULE_LICENSE("Dual MIT/GPL");
