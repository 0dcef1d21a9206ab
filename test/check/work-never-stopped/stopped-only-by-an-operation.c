// SPDX-License-Identifier: GPL-2.0
/* A pump: an operation stops the first work, sleep the second, and the third is stopped by what an action calls. */
struct pump {
	struct delayed_work rinse, drain, fill;
	struct ops ops;
};

static void pump_run(struct work_struct *work)
{
	pump_turn(work);
}

static int pump_set(struct pump *pump, int on)
{
	if (on)
		schedule_delayed_work(&pump->rinse, HZ);
	else
		cancel_delayed_work(&pump->rinse);
	schedule_delayed_work(&pump->drain, HZ);
	schedule_delayed_work(&pump->fill, HZ);
	return 0;
}

static void pump_halt(void *data)
{
	struct pump *pump = data;

	cancel_delayed_work_sync(&pump->fill);
}

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;

	INIT_DELAYED_WORK(&pump->rinse, pump_run); /* want "work-never-stopped" likely */
	INIT_DELAYED_WORK(&pump->drain, pump_run); /* want "work-never-stopped" likely */
	INIT_DELAYED_WORK(&pump->fill, pump_run);
	pump->ops.enable = pump_set;
	platform_set_drvdata(pdev, pump);
	return devm_add_action_or_reset(&pdev->dev, pump_halt, pump);
}

static int pump_remove(struct platform_device *pdev)
{
	pump_still(platform_get_drvdata(pdev));
	return 0;
}

static int __maybe_unused pump_suspend(struct device *dev)
{
	struct pump *pump = dev_get_drvdata(dev);

	cancel_delayed_work_sync(&pump->drain);
	return 0;
}

static int __maybe_unused pump_resume(struct device *dev)
{
	return 0;
}

static SIMPLE_DEV_PM_OPS(pump_pm, pump_suspend, pump_resume);

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = { .name = "pump", .pm = &pump_pm },
};
module_platform_driver(pump_driver);
