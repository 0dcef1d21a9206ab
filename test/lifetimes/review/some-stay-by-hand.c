#include <linux/clk.h>
#include <linux/io.h>
#include <linux/list.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct kiln_slot {
	struct list_head list;
	int heat;
};

struct kiln {
	void __iomem *base;
	char *name;
	struct kiln_slot *slot;
	struct list_head slots;
};

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;
	struct resource *res;
	int ret;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "on-a-list" */
	if (!kiln)
		return -ENOMEM;
	INIT_LIST_HEAD(&kiln->slots);

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res) {
		ret = -ENODEV;
		goto err_free;
	}

	kiln->base = ioremap(res->start, resource_size(res)); /* want "mixed-chain" */
	if (!kiln->base) {
		ret = -ENOMEM;
		goto err_free;
	}

	kiln->slot = kzalloc(sizeof(*kiln->slot), GFP_KERNEL); /* want "on-a-list" */
	if (!kiln->slot) {
		ret = -ENOMEM;
		goto err_unmap;
	}
	list_add(&kiln->slot->list, &kiln->slots);

	ret = kiln_bus_attach(kiln);
	if (ret)
		goto err_slot;

	platform_set_drvdata(pdev, kiln);
	return 0;

err_slot:
	kfree(kiln->slot);
err_unmap:
	iounmap(kiln->base);
err_free:
	kfree(kiln);
	return ret;
}

static int kiln_remove(struct platform_device *pdev)
{
	struct kiln *kiln = platform_get_drvdata(pdev);

	kiln_bus_detach(kiln);
	kfree(kiln->slot);
	iounmap(kiln->base);
	kfree(kiln);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.remove = kiln_remove,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
