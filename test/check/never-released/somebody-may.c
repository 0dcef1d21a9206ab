// SPDX-License-Identifier: GPL-2.0
/* All of these are released, or may be where nobody sees it. */
struct radio_part {
	int size;
};

struct radio {
	void *a, *b, *c;
	void __iomem *base;
	struct clk *clk;
	struct net_device *dev;
	struct radio_part *parts;
};

struct radio_card {
	struct core_card core;
	int io;
};

static struct core_card *radio_alloc(void)
{
	struct radio_card *card = kzalloc(sizeof(*card), GFP_KERNEL);

	return card ? &card->core : NULL;
}

struct radio_gate {
	struct list_head list;
	int open;
};

static int radio_gate(int kind)
{
	struct radio_gate *gate;

	switch (kind) {
	case 1:
		gate = kzalloc(sizeof(*gate), GFP_KERNEL);
		if (!gate)
			return -ENOMEM;
		radio_swing(gate->open);
		kfree(gate);
		break;
	default:
		return -EINVAL;
	}
	return 0;
}

static void radio_free_c(void *memory)
{
	kfree(memory);
}

static int radio_probe(struct platform_device *pdev)
{
	struct net_device *dev;
	struct radio *radio;

	dev = alloc_etherdev(sizeof(*radio));
	if (!dev)
		return -ENOMEM;
	platform_set_drvdata(pdev, dev);
	radio = netdev_priv(dev);
	radio->dev = dev;

	radio->a = kmalloc(8, GFP_KERNEL);
	radio->b = kmalloc(8, GFP_KERNEL);
	radio->c = kmalloc(8, GFP_KERNEL);
	radio->parts = kcalloc(4, sizeof(*radio->parts), GFP_KERNEL);
	radio->base = ioremap(8, 8);
	radio->base += 16;
#ifdef CONFIG_OLD_RADIO
	radio->clk = clk_get(&pdev->dev, NULL);
#else
	radio->clk = devm_clk_get(&pdev->dev, NULL);
#endif
	radio_core_give(radio->parts);
	radio_core_adopt(radio->b);
	radio_core_show(radio_alloc());
	return 0;
}

static int radio_remove(struct platform_device *pdev)
{
	struct net_device *dev = platform_get_drvdata(pdev);
	struct radio *radio = netdev_priv(dev);
	void *a = radio->a;

	kfree(a);
	radio_free_c(radio->c);
	kfree_sensitive(radio->parts);
	iounmap(radio->base - 16);
	free_netdev(dev);
	return 0;
}

static struct platform_driver radio_driver = {
	.probe = radio_probe,
	.remove = radio_remove,
	.driver = { .name = "radio" },
};
module_platform_driver(radio_driver);
