// SPDX-License-Identifier: GPL-2.0
/* Without actions, the chip stays registered by hand: it needs the clock. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct mixer {
	struct clk *clk;
	struct pwm_chip chip;
};

static int mixer_probe(struct platform_device *pdev)
{
	struct mixer *mixer;
	int ret;

	mixer = devm_kzalloc(&pdev->dev, sizeof(*mixer), GFP_KERNEL);
	if (!mixer)
		return -ENOMEM;

	mixer->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(mixer->clk))
		return PTR_ERR(mixer->clk);

	platform_set_drvdata(pdev, mixer);

	ret = clk_set_rate(mixer->clk, 1000000);
	if (ret)
		return ret;

	ret = clk_prepare_enable(mixer->clk);
	if (ret)
		return ret;

	mixer->chip.dev = &pdev->dev;
	mixer->chip.ops = &mixer_ops;
	ret = pwmchip_add(&mixer->chip); /* want "uses-what-stays-manual" */
	if (ret)
		clk_disable_unprepare(mixer->clk);

	return ret;
}

static int mixer_remove(struct platform_device *pdev)
{
	struct mixer *mixer = platform_get_drvdata(pdev);

	pwmchip_remove(&mixer->chip);
	clk_disable_unprepare(mixer->clk);

	return 0;
}

static struct platform_driver mixer_driver = {
	.probe	= mixer_probe,
	.remove	= mixer_remove,
	.driver	= {
		.name = "mixer",
	},
};
module_platform_driver(mixer_driver);

MODULE_LICENSE("GPL");
