// SPDX-License-Identifier: MIT
/*
 * A knob on I2C that is an input device: memory, an input device and a threaded
 * interrupt. Once it is managed, the input device needs no unregistering, and
 * remove goes. No such hardware exists.
 *
 *	bin/devmify --dry-run examples/knob.c
 */
#include <linux/i2c.h>
#include <linux/input.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/slab.h>

#define KNOB_POSITION	0x00

struct knob {
	struct i2c_client *client;
	struct input_dev *input;
};

static irqreturn_t knob_irq(int irq, void *data)
{
	struct knob *knob = data;
	int position = i2c_smbus_read_byte_data(knob->client, KNOB_POSITION);

	if (position < 0)
		return IRQ_NONE;

	input_report_abs(knob->input, ABS_WHEEL, position);
	input_sync(knob->input);
	return IRQ_HANDLED;
}

static int knob_probe(struct i2c_client *client)
{
	struct input_dev *input;
	struct knob *knob;
	int error;

	knob = kzalloc(sizeof(*knob), GFP_KERNEL);
	input = input_allocate_device();
	if (!knob || !input) {
		error = -ENOMEM;
		goto err_free_mem;
	}

	knob->client = client;
	knob->input = input;

	input->name = "knob";
	input->id.bustype = BUS_I2C;
	input_set_abs_params(input, ABS_WHEEL, 0, 255, 0, 0);

	error = request_threaded_irq(client->irq, NULL, knob_irq, IRQF_ONESHOT,
				     "knob", knob);
	if (error)
		goto err_free_mem;

	error = input_register_device(input);
	if (error)
		goto err_free_irq;

	i2c_set_clientdata(client, knob);
	return 0;

err_free_irq:
	free_irq(client->irq, knob);
err_free_mem:
	input_free_device(input);
	kfree(knob);
	return error;
}

static void knob_remove(struct i2c_client *client)
{
	struct knob *knob = i2c_get_clientdata(client);

	free_irq(client->irq, knob);
	input_unregister_device(knob->input);
	kfree(knob);
}

static const struct i2c_device_id knob_ids[] = {
	{ "knob", 0 },
	{ }
};
MODULE_DEVICE_TABLE(i2c, knob_ids);

static struct i2c_driver knob_driver = {
	.driver = {
		.name = "knob",
	},
	.probe_new = knob_probe,
	.remove = knob_remove,
	.id_table = knob_ids,
};
module_i2c_driver(knob_driver);

MODULE_DESCRIPTION("An invented knob");
MODULE_LICENSE("Dual MIT/GPL");
