/// Let the device unregister its hardware monitor.
// Class: active
// Fails: err-ptr
// Since: 4.9
// Declared: devm_hwmon_device_register_with_info

@acquire@
expression driver.dev;
expression held, name, data, info, groups;
@@
  held =
- hwmon_device_register_with_info(dev, name, data, info, groups)
+ devm_hwmon_device_register_with_info(dev, name, data, info, groups)

@release@
expression acquire.held;
@@
- hwmon_device_unregister(held);
