// SPDX-License-Identifier: GPL-2.0
/* A printer: its work sends by a client of its own, which remove takes away before the work is stopped. */
struct press {
	struct i2c_client *tray;
	struct work_struct feed, idle;
};

static void press_feed(struct work_struct *work)
{
	struct press *press = container_of(work, struct press, feed);

	i2c_smbus_write_byte(press->tray, 1);
}

static void press_idle(struct work_struct *work)
{
	press_rest(work);
}

static irqreturn_t press_irq(int irq, void *data)
{
	struct press *press = data;

	schedule_work(&press->feed);
	schedule_work(&press->idle);
	return IRQ_HANDLED;
}

static int press_probe(struct i2c_client *client)
{
	struct press *press;

	press = devm_kzalloc(&client->dev, sizeof(*press), GFP_KERNEL);
	if (!press)
		return -ENOMEM;
	press->tray = i2c_new_dummy_device(client->adapter, 0x20);
	if (IS_ERR(press->tray))
		return PTR_ERR(press->tray);
	INIT_WORK(&press->feed, press_feed);
	INIT_WORK(&press->idle, press_idle);
	i2c_set_clientdata(client, press);
	press_wire(client, press_irq);
	return 0;
}

static void press_remove(struct i2c_client *client)
{
	struct press *press = i2c_get_clientdata(client);

	cancel_work_sync(&press->idle);
	i2c_unregister_device(press->tray); /* want "outlives-what-it-uses" likely */
	cancel_work_sync(&press->feed);
}

static struct i2c_driver press_driver = {
	.probe_new = press_probe,
	.remove = press_remove,
	.driver = { .name = "press" },
};
module_i2c_driver(press_driver);
