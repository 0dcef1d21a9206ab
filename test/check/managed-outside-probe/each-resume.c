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
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_resume(struct device *dev)
{
	struct lamp *lamp = dev_get_drvdata(dev);

	lamp->buf = devm_kmalloc(dev, 64, GFP_KERNEL); /* want "managed-outside-probe" */
	return lamp->buf ? 0 : -ENOMEM;
}

static const struct dev_pm_ops lamp_pm = {
	.resume = lamp_resume,
};

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp", .pm = &lamp_pm },
};
module_platform_driver(lamp_driver);
