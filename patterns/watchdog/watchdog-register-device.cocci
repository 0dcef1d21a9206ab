/// Let the device unregister its watchdog.
// Class: active
// Fails: errno
// Since: 4.8
// Declared: devm_watchdog_register_device

@acquire@
expression driver.dev;
expression watchdog;
@@
- watchdog_register_device(watchdog)
+ devm_watchdog_register_device(dev, watchdog)

@release@
expression acquire.watchdog;
@@
- watchdog_unregister_device(watchdog);
