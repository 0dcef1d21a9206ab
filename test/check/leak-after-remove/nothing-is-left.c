#include <linux/clk.h>
#include <linux/fs.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	struct clk *clk;
	struct clk *bus;
	bool on;
};

static void lamp_power(struct lamp *lamp, bool on)
{
	if (on)
		clk_prepare_enable(lamp->clk);
	else
		clk_disable_unprepare(lamp->clk);
}

static int lamp_open(struct inode *inode, struct file *file)
{
	struct lamp *lamp = lamp_of(inode);
	struct client *client = kzalloc(sizeof(*client), GFP_KERNEL);

	if (!client)
		return -ENOMEM;
	lamp_power(lamp, true);
	file->private_data = client;
	return 0;
}

static int lamp_release(struct inode *node, struct file *filp)
{
	struct client *client = filp->private_data;

	lamp_power(lamp_of(node), false);
	kfree(client);
	return 0;
}

static const struct file_operations lamp_fops = {
	.open = lamp_open,
	.release = lamp_release,
};

/* It cannot be unbound. */
static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	lamp->bus = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(lamp->bus))
		return PTR_ERR(lamp->bus);
	return clk_prepare_enable(lamp->bus);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp", .suppress_bind_attrs = true },
};
builtin_platform_driver(lamp_driver);
