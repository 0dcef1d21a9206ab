/// Let the device turn its runtime power management off.
// Class: stateful
// Fails: never
// Managed-fails: errno
// Since: 5.15
// Declared: devm_pm_runtime_enable
// Refused: it can fail where pm_runtime_enable() cannot, and also ends autosuspend

@acquire@
expression driver.dev;
@@
- pm_runtime_enable(dev)
+ devm_pm_runtime_enable(dev)

@release@
expression driver.dev;
@@
- pm_runtime_disable(dev);
