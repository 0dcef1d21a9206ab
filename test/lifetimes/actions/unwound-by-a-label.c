// SPDX-License-Identifier: GPL-2.0
/* with actions */
/* The valves are closed by hand, after the clock: so the clock has to stay by hand, too. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct press {
	struct clk *clk;
	struct pwm_chip chip;
	void *table;
};

static int press_probe(struct platform_device *pdev)
{
	struct press *press;
	int err = -ENOMEM;

	press = kzalloc(sizeof(*press), GFP_KERNEL);
	if (!press)
		return err;

	press->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(press->clk)) {
		err = PTR_ERR(press->clk);
		goto err_free;
	}

	press_open_valves(press);
	err = clk_prepare_enable(press->clk);
	if (err < 0) {
		dev_err(&pdev->dev, "no clock\n");
		goto err_valves;
	}

	platform_set_drvdata(pdev, press);
	press->chip.dev = &pdev->dev;
	press->chip.ops = &press_ops;
	err = pwmchip_add(&press->chip);
	if (err)
		goto err_clk;

	return 0;

err_clk:
	clk_disable_unprepare(press->clk);
err_valves:
	press_close_valves(press);
err_free:
	kfree(press);
	return err;
}

static int press_remove(struct platform_device *pdev)
{
	struct press *press = platform_get_drvdata(pdev);

	pwmchip_remove(&press->chip);
	clk_disable_unprepare(press->clk);
	press_close_valves(press);
	kfree(press);

	return 0;
}

static struct platform_driver press_driver = {
	.probe	= press_probe,
	.remove	= press_remove,
	.driver	= {
		.name = "press",
	},
};
module_platform_driver(press_driver);

MODULE_LICENSE("GPL");
