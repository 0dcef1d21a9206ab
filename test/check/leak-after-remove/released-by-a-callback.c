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

static void lamp_release(struct device *dev)
{
	struct lamp *lamp = dev_get_drvdata(dev);

	kfree(lamp->buf);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->buf = kmalloc(64, GFP_KERNEL);	/* want "leak-after-remove" likely */
	if (!lamp->buf)
		return -ENOMEM;
	ret = lamp_add_child(&pdev->dev, lamp_release);
	if (ret) {
		kfree(lamp->buf);
		return ret;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	lamp_remove_child(&pdev->dev);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
