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

	clk_set_rate(lamp->clk, 100);
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
	ret = devm_request_irq(&pdev->dev, lamp->irq, lamp_irq, 0, "lamp", lamp);
	if (ret)
		return ret;
	lamp->clk = devm_clk_get(&pdev->dev, NULL); /* want "acquired-after-its-user" likely */
	return PTR_ERR_OR_ZERO(lamp->clk);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
