struct fan {
	struct pwm_chip chip;
	void __iomem *base;
};

static int fan_apply(struct pwm_chip *chip, struct pwm_device *pwm,
		     const struct pwm_state *state)
{
	struct fan *fan = container_of(chip, struct fan, chip);

	writel(state->duty_cycle, fan->base);
	return 0;
}

static const struct pwm_ops fan_ops = {
	.apply = fan_apply,
};

static int fan_probe(struct platform_device *pdev)
{
	struct fan *fan;

	fan = devm_kzalloc(&pdev->dev, sizeof(*fan), GFP_KERNEL);
	if (!fan)
		return -ENOMEM;

	fan->base = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(fan->base))
		return PTR_ERR(fan->base);

	dev_info(&pdev->dev, "found\n");

	fan->chip.dev = &pdev->dev;
	fan->chip.ops = &fan_ops;
	fan->chip.npwm = 1;

	return devm_pwmchip_add(&pdev->dev, &fan->chip);
}

static struct platform_driver fan_driver = {
	.driver = { .name = "fan" },
	.probe = fan_probe,
};
module_platform_driver(fan_driver);
