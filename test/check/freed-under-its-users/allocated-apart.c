#include <linux/cdev.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct cdev *cdev;
	struct device *child;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	/* Neither lies in the memory that goes with the binding. */
	lamp->cdev = cdev_alloc();
	if (!lamp->cdev)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	return cdev_add(lamp->cdev, lamp_devt, 1);
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	cdev_del(lamp->cdev);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
