/// Let the device unregister its hardware monitor.
// Class: active
// Fails: err-ptr
// Since: 3.13
// Declared: devm_hwmon_device_register_with_groups

@acquire@
expression driver.dev;
expression held, name, data, groups;
@@
  held =
- hwmon_device_register_with_groups(dev, name, data, groups)
+ devm_hwmon_device_register_with_groups(dev, name, data, groups)

@release@
expression acquire.held;
@@
- hwmon_device_unregister(held);
