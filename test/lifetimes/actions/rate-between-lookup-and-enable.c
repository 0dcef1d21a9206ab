// SPDX-License-Identifier: GPL-2.0
/* with actions */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct kettle {
	struct clk *clk;
	struct pwm_chip chip;
};

static int kettle_probe(struct platform_device *pdev)
{
	struct kettle *kettle;
	int ret;

	kettle = devm_kzalloc(&pdev->dev, sizeof(*kettle), GFP_KERNEL);
	if (!kettle)
		return -ENOMEM;

	kettle->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(kettle->clk))
		return PTR_ERR(kettle->clk);

	platform_set_drvdata(pdev, kettle);

	ret = clk_set_rate(kettle->clk, 1000000);
	if (ret)
		return ret;

	ret = clk_prepare_enable(kettle->clk);
	if (ret)
		return ret;

	kettle->chip.dev = &pdev->dev;
	kettle->chip.ops = &kettle_ops;
	ret = pwmchip_add(&kettle->chip);
	if (ret)
		clk_disable_unprepare(kettle->clk);

	return ret;
}

static int kettle_remove(struct platform_device *pdev)
{
	struct kettle *kettle = platform_get_drvdata(pdev);

	pwmchip_remove(&kettle->chip);
	clk_disable_unprepare(kettle->clk);

	return 0;
}

static struct platform_driver kettle_driver = {
	.probe	= kettle_probe,
	.remove	= kettle_remove,
	.driver	= {
		.name = "kettle",
	},
};
module_platform_driver(kettle_driver);

MODULE_LICENSE("GPL");
