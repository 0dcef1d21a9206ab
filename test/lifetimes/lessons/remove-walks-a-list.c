struct reel_channel {
	struct list_head node;
};

struct reel {
	struct list_head channels;
};

static int reel_probe(struct platform_device *pdev)
{
	struct reel *reel;
	struct reel_channel *chan;

	reel = devm_kzalloc(&pdev->dev, sizeof(*reel), GFP_KERNEL);
	if (!reel)
		return -ENOMEM;
	INIT_LIST_HEAD(&reel->channels);

	chan = kzalloc(sizeof(*chan), GFP_KERNEL); /* want "on-a-list" */
	if (!chan)
		return -ENOMEM;
	list_add_tail(&chan->node, &reel->channels);

	platform_set_drvdata(pdev, reel);
	return 0;
}

static int reel_remove(struct platform_device *pdev)
{
	struct reel *reel = platform_get_drvdata(pdev);
	struct reel_channel *chan, *next;

	list_for_each_entry_safe(chan, next, &reel->channels, node) {
		list_del(&chan->node);
		kfree(chan);
	}
	return 0;
}

static struct platform_driver reel_driver = {
	.probe = reel_probe,
	.remove = reel_remove,
	.driver = {
		.name = "reel",
	},
};
module_platform_driver(reel_driver);
