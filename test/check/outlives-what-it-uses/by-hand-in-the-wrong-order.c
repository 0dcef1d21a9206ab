#include <linux/clk.h>
#include <linux/interrupt.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
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
	ret = request_irq(lamp->irq, lamp_irq, 0, "lamp", lamp);
	if (ret) {
		kfree(lamp->buf);
		return ret;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	kfree(lamp->buf); /* want "outlives-what-it-uses" */
	free_irq(lamp->irq, lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
