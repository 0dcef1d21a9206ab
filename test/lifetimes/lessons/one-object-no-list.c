struct reel_channel {
	u32 turns;
};

struct reel {
	struct reel_channel *chan;
};

static int reel_probe(struct platform_device *pdev)
{
	struct reel *reel;
	struct reel_channel *chan;

	reel = devm_kzalloc(&pdev->dev, sizeof(*reel), GFP_KERNEL);
	if (!reel)
		return -ENOMEM;

	chan = kzalloc(sizeof(*chan), GFP_KERNEL);
	if (!chan)
		return -ENOMEM;
	reel->chan = chan;

	platform_set_drvdata(pdev, reel);
	return 0;
}

static int reel_remove(struct platform_device *pdev)
{
	struct reel *reel = platform_get_drvdata(pdev);

	kfree(reel->chan);
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
