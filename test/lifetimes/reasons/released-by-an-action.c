// SPDX-License-Identifier: GPL-2.0
/* An action is a managed release, whoever wrote it. */
#include <linux/clk.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct toaster {
	struct clk *clk;
	struct clk *bus;
};

static void toaster_off(void *data)
{
	struct toaster *toaster = data;

	clk_disable_unprepare(toaster->clk);
}

static int toaster_probe(struct platform_device *pdev)
{
	struct toaster *toaster;
	int ret;

	toaster = devm_kzalloc(&pdev->dev, sizeof(*toaster), GFP_KERNEL);
	if (!toaster)
		return -ENOMEM;

	toaster->bus = devm_clk_get(&pdev->dev, "bus");
	if (IS_ERR(toaster->bus))
		return PTR_ERR(toaster->bus);

	toaster->clk = devm_clk_get(&pdev->dev, NULL);
	if (IS_ERR(toaster->clk))
		return PTR_ERR(toaster->clk);

	ret = clk_prepare_enable(toaster->clk); /* want "already-managed" */
	if (ret)
		return ret;

	ret = devm_add_action_or_reset(&pdev->dev, toaster_off, toaster);
	if (ret)
		return ret;

	ret = clk_prepare_enable(toaster->bus); /* want "already-managed" */
	if (ret)
		return ret;

	return devm_add_action_or_reset(&pdev->dev, (void (*)(void *))clk_disable_unprepare, toaster->bus);
}

static int toaster_remove(struct platform_device *pdev)
{
	return 0;
}

static struct platform_driver toaster_driver = {
	.probe	= toaster_probe,
	.remove	= toaster_remove,
	.driver	= {
		.name = "toaster",
	},
};
module_platform_driver(toaster_driver);

MODULE_LICENSE("GPL");
