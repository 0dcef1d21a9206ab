#include <linux/component.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

/* The core opens a group of the device's resources around bind, and releases it after unbind. */
static int lamp_bind(struct device *dev, struct device *master, void *data)
{
	void *buf = devm_kzalloc(dev, 64, GFP_KERNEL);

	return buf ? 0 : -ENOMEM;
}

static void lamp_unbind(struct device *dev, struct device *master, void *data)
{
}

static const struct component_ops lamp_ops = {
	.bind = lamp_bind,
	.unbind = lamp_unbind,
};

static int lamp_probe(struct platform_device *pdev)
{
	return component_add(&pdev->dev, &lamp_ops);
}

static int lamp_remove(struct platform_device *pdev)
{
	component_del(&pdev->dev, &lamp_ops);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
