// SPDX-License-Identifier: GPL-2.0
/* The bus destroys the endpoint right after remove: children that are unbound later can't send what they have to. */
#include <linux/module.h>
#include <linux/of_platform.h>
#include <linux/rpmsg.h>

struct lamp_link {
	struct rpmsg_endpoint *channel;
};

int lamp_send(struct lamp_link *link, void *data, int len)
{
	return rpmsg_send(link->channel, data, len);
}
EXPORT_SYMBOL(lamp_send);

static int lamp_link_probe(struct rpmsg_device *rpdev)
{
	struct lamp_link *link;

	link = devm_kzalloc(&rpdev->dev, sizeof(*link), GFP_KERNEL);
	if (!link)
		return -ENOMEM;

	link->channel = rpdev->ept;
	dev_set_drvdata(&rpdev->dev, link);

	return of_platform_populate(rpdev->dev.of_node, NULL, NULL, &rpdev->dev); /* want "bus-ends-first" */
}

static void lamp_link_remove(struct rpmsg_device *rpdev)
{
	of_platform_depopulate(&rpdev->dev);
}

static struct rpmsg_driver lamp_link_driver = {
	.probe = lamp_link_probe,
	.remove = lamp_link_remove,
	.drv.name = "lamp-link",
};
module_rpmsg_driver(lamp_link_driver);
