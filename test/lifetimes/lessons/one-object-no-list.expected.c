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

	chan = devm_kzalloc(&pdev->dev, sizeof(*chan), GFP_KERNEL);
	if (!chan)
		return -ENOMEM;
	reel->chan = chan;

	return 0;
}

static struct platform_driver reel_driver = {
	.probe = reel_probe,
	.driver = {
		.name = "reel",
	},
};
module_platform_driver(reel_driver);
