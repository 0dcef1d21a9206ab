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
	struct device *dev = &pdev->dev;
	struct lamp *lamp;

	lamp = devm_kzalloc(dev->parent, sizeof(*lamp), GFP_KERNEL); /* want "foreign-device" likely */
	if (!lamp)
		return -ENOMEM;
	lamp->clk = devm_clk_get(pdev->dev.parent, NULL); /* want "foreign-device" likely */
	return PTR_ERR_OR_ZERO(lamp->clk);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
