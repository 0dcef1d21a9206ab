// SPDX-License-Identifier: GPL-2.0
/* One kernel has a probe, and the other none: what it finds then is not known. */
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

	wick = kzalloc(sizeof(*wick), GFP_KERNEL); /* want "driver-incomplete" */
	if (!wick)
		return -ENOMEM;

	i2c_set_clientdata(client, wick);
	ret = i2c_smbus_read_byte_data(client, 0);
	if (ret < 0)
		goto free;

	wick->length = ret;
	return 0;

free:
	kfree(wick);
	return ret;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
static int wick_remove(struct i2c_client *client)
#else
static void wick_remove(struct i2c_client *client)
#endif
{
	struct wick *wick = i2c_get_clientdata(client);

	kfree(wick);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
	return 0;
#endif
}

static struct i2c_driver wick_driver = {
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
	.probe_new = wick_probe,
#else
	.detect = wick_detect,
#endif
	.remove = wick_remove,
	.driver = { .name = "wick" },
};
module_i2c_driver(wick_driver);

MODULE_LICENSE("GPL");
