#include <linux/interrupt.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct lamp {
	struct work_struct work;
	int irq;
};

static void lamp_work(struct work_struct *work)
{
	struct lamp *lamp = container_of(work, struct lamp, work);

	lamp_blink(lamp);
}

static irqreturn_t lamp_irq(int irq, void *data)
{
	struct lamp *lamp = data;

	schedule_work(&lamp->work);
	return IRQ_HANDLED;
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	INIT_WORK(&lamp->work, lamp_work); /* want "work-never-stopped" likely */
	return devm_request_irq(&pdev->dev, lamp->irq, lamp_irq, 0, "lamp", lamp);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
