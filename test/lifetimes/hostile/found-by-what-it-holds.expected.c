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

static int clockwork_probe(struct i2c_client *client)
{
	struct clockwork *works;
	int ret;

	works = devm_kzalloc(&client->dev, sizeof(*works), GFP_KERNEL);
	if (!works)
		return -ENOMEM;

	works->spring = i2c_smbus_read_byte_data(client, 1);
	works->bell = i2c_smbus_read_byte_data(client, 2);
	ret = devm_gpio_request(&client->dev, works->spring, "spring");
	if (ret)
		return ret;

	return devm_gpio_request(&client->dev, works->bell, "bell");
}

static struct i2c_driver clockwork_driver = {
	.probe_new = clockwork_probe,
	.driver = { .name = "clockwork" },
};
module_i2c_driver(clockwork_driver);

MODULE_LICENSE("GPL");
