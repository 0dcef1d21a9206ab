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

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->clk = devm_clk_get_optional(&pdev->dev, NULL);
	if (IS_ERR(lamp->clk))
		return PTR_ERR(lamp->clk);
	if (!lamp->clk)
		dev_info(&pdev->dev, "no clock\n");
	lamp->buf = devm_kmemdup(&pdev->dev, "ab", 3, GFP_KERNEL);
	return lamp->buf == NULL ? -ENOMEM : 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
