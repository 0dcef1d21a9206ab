// SPDX-License-Identifier: GPL-2.0
/* A clock radio: remove takes the managed interrupt off the device before it stops the work that the interrupt starts. */
struct radio {
	struct work_struct work;
	int irq;
};

static void radio_work(struct work_struct *work)
{
	radio_ring(work);
}

static irqreturn_t radio_irq(int irq, void *data)
{
	struct radio *radio = data;

	schedule_work(&radio->work);
	return IRQ_HANDLED;
}

static int radio_probe(struct i2c_client *client)
{
	struct radio *radio;

	radio = devm_kzalloc(&client->dev, sizeof(*radio), GFP_KERNEL);
	if (!radio)
		return -ENOMEM;
	INIT_WORK(&radio->work, radio_work);
	i2c_set_clientdata(client, radio);
	radio->irq = client->irq;
	return devm_request_irq(&client->dev, client->irq, radio_irq, 0, "radio", radio);
}

static void radio_remove(struct i2c_client *client)
{
	struct radio *radio = i2c_get_clientdata(client);

	devm_free_irq(&client->dev, client->irq, radio);
	cancel_work_sync(&radio->work);
}

static struct i2c_driver radio_driver = {
	.probe_new = radio_probe,
	.remove = radio_remove,
	.driver = { .name = "radio" },
};
module_i2c_driver(radio_driver);
