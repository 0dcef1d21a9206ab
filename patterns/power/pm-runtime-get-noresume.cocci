/// Let the device give back the use that probe counts for it.
// Class: stateful
// Fails: never
// Managed-fails: errno
// Since: 6.15
// Declared: devm_pm_runtime_get_noresume

@acquire@
expression driver.dev;
@@
- pm_runtime_get_noresume(dev)
+ devm_pm_runtime_get_noresume(dev)

@release@
expression driver.dev;
@@
- pm_runtime_put_noidle(dev);
