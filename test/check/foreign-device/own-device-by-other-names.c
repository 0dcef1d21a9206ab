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

static int lamp_take(struct lamp *lamp)
{
	lamp->clk = devm_clk_get(lamp->dev, NULL);
	return PTR_ERR_OR_ZERO(lamp->clk);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->dev = dev;
	return lamp_take(lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
