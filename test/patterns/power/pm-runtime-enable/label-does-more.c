// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/pwm.h>

struct mixer {
	struct pwm_chip chip;
};

static int mixer_probe(struct platform_device *pdev)
{
	struct mixer *mixer;
	int ret;

	mixer = devm_kzalloc(&pdev->dev, sizeof(*mixer), GFP_KERNEL);
	if (!mixer)
		return -ENOMEM;

	platform_set_drvdata(pdev, mixer);
	mixer->chip.dev = &pdev->dev;
	mixer->chip.ops = &mixer_ops;

	mixer_open_valves(mixer);
	pm_runtime_enable(&pdev->dev); /* want "order" */
	ret = pwmchip_add(&mixer->chip);
	if (ret)
		goto err_pm;

	return 0;

err_pm:
	pm_runtime_disable(&pdev->dev);
	mixer_close_valves(mixer);
	return ret;
}

static int mixer_remove(struct platform_device *pdev)
{
	struct mixer *mixer = platform_get_drvdata(pdev);

	pwmchip_remove(&mixer->chip);
	pm_runtime_disable(&pdev->dev);
	mixer_close_valves(mixer);

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
