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
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->buf = kmalloc(64, GFP_KERNEL);
	if (!lamp->buf)
		return -ENOMEM;
	ret = lamp_light(lamp);
	if (ret) {
		kfree(lamp->buf);
		goto dark;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;

dark:
	kfree(lamp->buf); /* want "released-twice" */
	return ret;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	kfree(lamp->buf);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
