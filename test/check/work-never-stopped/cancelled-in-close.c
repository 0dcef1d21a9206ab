#include <linux/input.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct lamp {
	struct work_struct work;
	struct work_struct other;
};

static int lamp_event(struct input_dev *input, unsigned int type, unsigned int code, int value)
{
	struct lamp *lamp = input_get_drvdata(input);

	schedule_work(&lamp->work);
	return 0;
}

static void lamp_close(struct input_dev *input)
{
	struct lamp *lamp = input_get_drvdata(input);

	cancel_work_sync(&lamp->work);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	struct input_dev *input = devm_input_allocate_device(&pdev->dev);

	if (!lamp || !input)
		return -ENOMEM;
	INIT_WORK(&lamp->work, lamp_work);
	/* Nobody starts this one. */
	INIT_WORK(&lamp->other, lamp_work);
	input->event = lamp_event;
	input->close = lamp_close;
	input_set_drvdata(input, lamp);
	return input_register_device(input);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
