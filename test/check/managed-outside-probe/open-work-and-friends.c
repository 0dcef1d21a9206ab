#include <linux/interrupt.h>
#include <linux/netdevice.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct lamp {
	struct device *dev;
	struct work_struct work;
	struct input_dev *input;
	void *ring;
	void *firmware;
	int irq;
};

static int lamp_fill(struct lamp *lamp)
{
	lamp->ring = devm_kcalloc(lamp->dev, 8, 64, GFP_KERNEL); /* want "managed-outside-probe" */
	return lamp->ring ? 0 : -ENOMEM;
}

static int lamp_ndo_open(struct net_device *ndev)
{
	struct lamp *lamp = netdev_priv(ndev);

	return lamp_fill(lamp);
}

static int lamp_load(struct lamp *lamp)
{
	lamp->firmware = devm_kmalloc(lamp->dev, 64, GFP_KERNEL); /* want "managed-outside-probe" likely */
	return lamp->firmware ? 0 : -ENOMEM;
}

static int lamp_ndo_stop(struct net_device *ndev)
{
	struct lamp *lamp = netdev_priv(ndev);

	if (!lamp->firmware)
		return lamp_load(lamp);
	return 0;
}

static int lamp_key_open(struct input_dev *input)
{
	struct lamp *lamp = input_get_drvdata(input);

	return devm_request_irq(lamp->dev, lamp->irq, lamp_irq, 0, "lamp", lamp); /* want "managed-outside-probe" */
}

static void lamp_work(struct work_struct *work)
{
	struct lamp *lamp = container_of(work, struct lamp, work);

	devm_request_irq(lamp->dev, lamp->irq, lamp_irq, 0, "lamp", lamp); /* want "managed-outside-probe" likely */
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	struct input_dev *input;

	if (!lamp)
		return -ENOMEM;
	input = devm_input_allocate_device(&pdev->dev);
	if (!input)
		return -ENOMEM;
	lamp->dev = &pdev->dev;
	lamp->input = input;
	input->open = lamp_key_open;
	INIT_WORK(&lamp->work, lamp_work);
	return input_register_device(input);
}

static const struct net_device_ops lamp_ops = {
	.ndo_open = lamp_ndo_open,
	.ndo_stop = lamp_ndo_stop,
};

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
