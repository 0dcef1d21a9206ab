struct dice {
	u32 seed;
	u8 *noise;
};

static int dice_probe(struct platform_device *pdev)
{
	struct dice *dice;
	u8 *noise;

	dice = devm_kzalloc(&pdev->dev, sizeof(*dice), GFP_KERNEL);
	if (!dice)
		return -ENOMEM;

	noise = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL);
	if (!noise)
		return -ENOMEM;
	dice->seed = dice_stir(noise, 64);
	dice->noise = noise;
	return 0;
}

static struct platform_driver dice_driver = {
	.probe = dice_probe,
	.driver = {
		.name = "dice",
	},
};
module_platform_driver(dice_driver);
