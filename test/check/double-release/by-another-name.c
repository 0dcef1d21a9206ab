#include <linux/clk.h>
#include <linux/interrupt.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct device *dev;
	struct clk *clk;
	void *buf;
	int irq;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	void *buf;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	buf = devm_kmalloc(&pdev->dev, 64, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	lamp->buf = buf;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *l = platform_get_drvdata(pdev);
	void *old = l->buf;

	kfree(old); /* want "double-release" */
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
