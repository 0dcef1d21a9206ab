// SPDX-License-Identifier: MIT
/*
 * A shelf of boxes, on I2C. The shelf's own memory can be left to the device.
 * The boxes can't: they are kept on a list, and nobody can tell from this file
 * alone who else put one there. No such hardware exists.
 *
 *	bin/devmify --explain examples/shelf.c
 */
#include <linux/i2c.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/slab.h>

struct box {
	struct list_head node;
	u8 size;
};

struct shelf {
	struct i2c_client *client;
	struct list_head boxes;
};

static int shelf_probe(struct i2c_client *client)
{
	struct shelf *shelf;
	struct box *box;
	int ret;

	shelf = kzalloc(sizeof(*shelf), GFP_KERNEL);
	if (!shelf)
		return -ENOMEM;

	shelf->client = client;
	INIT_LIST_HEAD(&shelf->boxes);

	box = kzalloc(sizeof(*box), GFP_KERNEL);
	if (!box) {
		ret = -ENOMEM;
		goto free_shelf;
	}
	box->size = 1;
	list_add_tail(&box->node, &shelf->boxes);

	i2c_set_clientdata(client, shelf);
	return 0;

free_shelf:
	kfree(shelf);
	return ret;
}

static void shelf_remove(struct i2c_client *client)
{
	struct shelf *shelf = i2c_get_clientdata(client);
	struct box *box, *next;

	list_for_each_entry_safe(box, next, &shelf->boxes, node) {
		list_del(&box->node);
		kfree(box);
	}
	kfree(shelf);
}

static const struct i2c_device_id shelf_ids[] = {
	{ "shelf", 0 },
	{ }
};
MODULE_DEVICE_TABLE(i2c, shelf_ids);

static struct i2c_driver shelf_driver = {
	.driver = {
		.name = "shelf",
	},
	.probe_new = shelf_probe,
	.remove = shelf_remove,
	.id_table = shelf_ids,
};
module_i2c_driver(shelf_driver);

MODULE_DESCRIPTION("An invented shelf");
MODULE_LICENSE("Dual MIT/GPL");
