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

static irqreturn_t lamp_irq(int irq, void *data)
{
	struct lamp *lamp = data;

	memset(lamp->buf, 0, 64);
	return IRQ_HANDLED;
}

static void lamp_drop(void *data)
{
	struct lamp *lamp = data;

	kfree(lamp->buf);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0)
		return lamp->irq;
	lamp->buf = kmalloc(64, GFP_KERNEL);
	if (!lamp->buf)
		return -ENOMEM;
	ret = devm_add_action_or_reset(&pdev->dev, lamp_drop, lamp);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, lamp->irq, lamp_irq, 0, "lamp", lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
