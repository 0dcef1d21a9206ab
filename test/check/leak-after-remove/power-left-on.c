// SPDX-License-Identifier: GPL-2.0
/* A sensor: that its power management is set up in more than one call does not end it. */
static int scent_probe(struct i2c_client *client)
{
	pm_runtime_set_active(&client->dev);
	pm_runtime_enable(&client->dev); /* want "leak-after-remove" likely */
	pm_runtime_idle(&client->dev);
	return 0;
}

static void scent_remove(struct i2c_client *client)
{
	pm_runtime_set_suspended(&client->dev);
}

static struct i2c_driver scent_driver = {
	.probe_new = scent_probe,
	.remove = scent_remove,
	.driver = { .name = "scent" },
};
module_i2c_driver(scent_driver);
