// SPDX-License-Identifier: GPL-2.0
/* The driver's own data is not what the device keeps: it is what holds that, and a function of the driver leads there. */
#include <linux/gpio.h>
#include <linux/i2c.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>

struct dial {
	int turns;
};

struct clockwork {
	struct dial dial;
	int spring;
	int bell;
};

static struct clockwork *to_clockwork(struct dial *dial)
{
	return container_of(dial, struct clockwork, dial);
}

static int clockwork_probe(struct i2c_client *client)
{
	struct clockwork *works;
	struct dial *dial;
	int ret;

	works = kzalloc(sizeof(*works), GFP_KERNEL);
	if (!works)
		return -ENOMEM;

	works->spring = i2c_smbus_read_byte_data(client, 1);
	works->bell = i2c_smbus_read_byte_data(client, 2);
	ret = gpio_request(works->spring, "spring");
	if (ret)
		goto free_works;

	ret = gpio_request(works->bell, "bell");
	if (ret)
		goto free_spring;

	dial = &works->dial;
	i2c_set_clientdata(client, dial);
	return 0;

free_spring:
	gpio_free(works->spring);
free_works:
	kfree(works);
	return ret;
}

static void clockwork_remove(struct i2c_client *client)
{
	struct dial *dial = i2c_get_clientdata(client);
	struct clockwork *works = to_clockwork(dial);

	gpio_free(works->bell);
	gpio_free(works->spring);
	kfree(works);
}

static struct i2c_driver clockwork_driver = {
	.probe_new = clockwork_probe,
	.remove = clockwork_remove,
	.driver = { .name = "clockwork" },
};
module_i2c_driver(clockwork_driver);

MODULE_LICENSE("GPL");
