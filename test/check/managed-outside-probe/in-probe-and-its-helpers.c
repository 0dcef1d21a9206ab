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

static int lamp_fill(struct lamp *lamp)
{
	lamp->buf = devm_kmalloc(lamp->dev, 64, GFP_KERNEL);
	return lamp->buf ? 0 : -ENOMEM;
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	lamp->dev = &pdev->dev;
	return lamp_fill(lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
