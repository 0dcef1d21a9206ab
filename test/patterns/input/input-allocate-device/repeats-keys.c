// SPDX-License-Identifier: GPL-2.0
/* The input device repeats keys by a timer of its own: an interrupt after its unregistration would start that again. */
#include <linux/input.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct organ {
	struct input_dev *input;
	int irq;
};

static irqreturn_t organ_irq(int irq, void *data)
{
	struct organ *organ = data;

	input_report_key(organ->input, KEY_A, organ_pressed(organ));
	input_sync(organ->input);
	return IRQ_HANDLED;
}

static int organ_probe(struct platform_device *pdev)
{
	struct organ *organ;
	int ret;

	organ = devm_kzalloc(&pdev->dev, sizeof(*organ), GFP_KERNEL);
	if (!organ)
		return -ENOMEM;

	organ->irq = platform_get_irq(pdev, 0);
	if (organ->irq < 0)
		return organ->irq;

	organ->input = input_allocate_device(); /* want "order-among-managed" */
	if (!organ->input)
		return -ENOMEM;

	organ->input->name = "organ";
	input_set_capability(organ->input, EV_KEY, KEY_A);
	__set_bit(EV_REP, organ->input->evbit);

	ret = request_irq(organ->irq, organ_irq, 0, "organ", organ);
	if (ret)
		goto free_input;

	ret = input_register_device(organ->input);
	if (ret)
		goto free_irq;

	platform_set_drvdata(pdev, organ);
	return 0;

free_irq:
	free_irq(organ->irq, organ);
free_input:
	input_free_device(organ->input);
	return ret;
}

static int organ_remove(struct platform_device *pdev)
{
	struct organ *organ = platform_get_drvdata(pdev);

	free_irq(organ->irq, organ);
	input_unregister_device(organ->input);
	return 0;
}

static struct platform_driver organ_driver = {
	.probe = organ_probe,
	.remove = organ_remove,
	.driver = { .name = "organ" },
};
module_platform_driver(organ_driver);

MODULE_LICENSE("GPL");
