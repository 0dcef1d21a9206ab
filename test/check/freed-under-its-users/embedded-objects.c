#include <linux/cdev.h>
#include <linux/miscdevice.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct cdev cdev;
	struct miscdevice misc;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	cdev_init(&lamp->cdev, &lamp_fops); /* want "freed-under-its-users" */
	return cdev_add(&lamp->cdev, lamp_devt, 1);
}

static int torch_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	lamp->misc.fops = &lamp_fops;
	platform_set_drvdata(pdev, lamp);
	return misc_register(&lamp->misc); /* want "freed-under-its-users" likely */
}

static int torch_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	misc_deregister(&lamp->misc);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);

static struct platform_driver torch_driver = {
	.probe = torch_probe,
	.remove = torch_remove,
	.driver = { .name = "torch" },
};
module_platform_driver(torch_driver);
