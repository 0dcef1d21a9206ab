// SPDX-License-Identifier: GPL-2.0
/* One kernel calls the field by another name than the next: it is the same probe and the same remove for all. */
/* for kernel 6.1 */
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/version.h>

struct wick {
	int length;
};

static int wick_probe(struct i2c_client *client)
{
	struct wick *wick;
	int ret;

	wick = devm_kzalloc(&client->dev, sizeof(*wick), GFP_KERNEL);
	if (!wick)
		return -ENOMEM;

	ret = i2c_smbus_read_byte_data(client, 0);
	if (ret < 0)
		return ret;

	wick->length = ret;
	return 0;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
static int wick_remove(struct i2c_client *client)
#else
static void wick_remove(struct i2c_client *client)
#endif
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
	return 0;
#endif
}

static struct i2c_driver wick_driver = {
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
	.probe_new = wick_probe,
#else
	.probe = wick_probe,
#endif
	.remove = wick_remove,
	.driver = { .name = "wick" },
};
module_i2c_driver(wick_driver);

MODULE_LICENSE("GPL");
