// SPDX-License-Identifier: GPL-2.0
/* A heater: suspend forgets one supply. The macro names no struct, only the two callbacks. */
struct heater {
	struct regulator *core, *coil;
	struct clk *clk;
};

static int heater_probe(struct platform_device *pdev)
{
	struct heater *heater;

	heater = devm_kzalloc(&pdev->dev, sizeof(*heater), GFP_KERNEL);
	if (!heater)
		return -ENOMEM;
	platform_set_drvdata(pdev, heater);
	return 0;
}

static int heater_suspend(struct device *dev)
{
	struct heater *heater = dev_get_drvdata(dev);

	regulator_disable(heater->core);
	return 0;
}

static int heater_resume(struct device *dev)
{
	struct heater *heater = dev_get_drvdata(dev);
	int ret;

	ret = regulator_enable(heater->core);
	if (ret)
		return ret;
	ret = regulator_enable(heater->coil); /* want "leak-after-remove" likely */
	if (ret) {
		regulator_disable(heater->core);
		return ret;
	}
	return 0;
}

static const struct dev_pm_ops heater_pm = {
	SET_SYSTEM_SLEEP_PM_OPS(heater_suspend, heater_resume)
};

static struct platform_driver heater_driver = {
	.probe = heater_probe,
	.driver = { .name = "heater", .pm = &heater_pm },
};
module_platform_driver(heater_driver);
