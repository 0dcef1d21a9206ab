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

static void lamp_dark(void *data)
{
	clk_disable_unprepare(data);
}

static void lamp_undo(struct lamp *lamp)
{
	if (lamp->buf)
		kfree(lamp->buf);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(lamp->clk))
		return PTR_ERR(lamp->clk);
	ret = clk_prepare_enable(lamp->clk);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, lamp_dark, lamp->clk);
	if (ret)
		return ret;
	lamp->buf = kmalloc(64, GFP_KERNEL);
	if (!lamp->buf)
		return -ENOMEM;
	lamp->irq = platform_get_irq(pdev, 0);
	if (lamp->irq < 0) {
		lamp_undo(lamp);
		return lamp->irq;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	lamp_undo(platform_get_drvdata(pdev));
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
