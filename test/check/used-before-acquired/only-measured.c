#include <linux/clk.h>
#include <linux/interrupt.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct clk *clk;
	void *buf;
	int irq;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	size_t size = sizeof(lamp->irq) + sizeof(*lamp);

	lamp = devm_kzalloc(&pdev->dev, size, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->irq = 1;
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
