/// Let the device unregister its cooling device.
// Class: active
// Fails: err-ptr
// Since: 5.2
// Declared: devm_thermal_of_cooling_device_register

@acquire@
expression driver.dev;
expression held, np, kind, data, ops;
@@
  held =
- thermal_of_cooling_device_register(np, kind, data, ops)
+ devm_thermal_of_cooling_device_register(dev, np, kind, data, ops)

@release@
expression acquire.held;
@@
- thermal_cooling_device_unregister(held);
