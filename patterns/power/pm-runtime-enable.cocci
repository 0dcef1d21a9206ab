/// Let the device turn its runtime power management off.
/// Not when: autosuspend is used and not ended right before: the managed form ends it, and may suspend the device then.
/// Not when: the device is said to be active, or its use counted down, without a callback: the managed form would have
///           it suspended in that moment.
// Class: active
// Fails: never
// Managed-fails: errno
// Since: 5.15
// Declared: devm_pm_runtime_enable

@acquire@
expression driver.dev;
@@
- pm_runtime_enable(dev)
+ devm_pm_runtime_enable(dev)

@release@
expression driver.dev;
@@
- pm_runtime_disable(dev);

@other@
expression driver.dev;
@@
(
  pm_runtime_use_autosuspend(dev)
|
  pm_runtime_set_active(dev)
|
  pm_runtime_set_suspended(dev)
|
  pm_runtime_put_noidle(dev)
|
  pm_runtime_get_noresume(dev)
|
  pm_runtime_force_suspend(dev)
|
  pm_runtime_forbid(dev)
|
  pm_runtime_irq_safe(dev)
|
  pm_runtime_no_callbacks(dev)
)
