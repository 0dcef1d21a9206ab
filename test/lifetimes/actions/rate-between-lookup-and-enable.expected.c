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

static void kettle_clk_disable(void *data)
{
	clk_disable_unprepare(data);
}

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

	ret = clk_set_rate(kettle->clk, 1000000);
	if (ret)
		return ret;

	ret = clk_prepare_enable(kettle->clk);
	if (ret)
		return ret;

	ret = devm_add_action_or_reset(&pdev->dev, kettle_clk_disable,
				       kettle->clk);
	if (ret)
		return ret;

	kettle->chip.dev = &pdev->dev;
	kettle->chip.ops = &kettle_ops;

	return devm_pwmchip_add(&pdev->dev, &kettle->chip);
}

static struct platform_driver kettle_driver = {
	.probe	= kettle_probe,
	.driver	= {
		.name = "kettle",
	},
};
module_platform_driver(kettle_driver);

MODULE_LICENSE("GPL");
