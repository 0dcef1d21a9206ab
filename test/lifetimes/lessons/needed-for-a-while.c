struct dice {
	u32 seed;
};

static int dice_probe(struct platform_device *pdev)
{
	struct dice *dice;
	u8 *noise;

	dice = devm_kzalloc(&pdev->dev, sizeof(*dice), GFP_KERNEL);
	if (!dice)
		return -ENOMEM;

	noise = kzalloc(64, GFP_KERNEL); /* want "released-on-success" */
	if (!noise)
		return -ENOMEM;
	dice->seed = dice_stir(noise, 64);
	kfree(noise);
	platform_set_drvdata(pdev, dice);
	return 0;
}

static int dice_remove(struct platform_device *pdev)
{
	dice_rest(platform_get_drvdata(pdev));
	return 0;
}

static struct platform_driver dice_driver = {
	.probe = dice_probe,
	.remove = dice_remove,
	.driver = {
		.name = "dice",
	},
};
module_platform_driver(dice_driver);
