/// Let the device unregister its thermal sensor, as older trees have it.
// Class: active
// Fails: err-ptr
// Since: 4.6
// Until: 6.0
// Declared: devm_thermal_zone_of_sensor_register

@acquire@
expression driver.dev;
expression held, id, data, ops;
@@
  held =
- thermal_zone_of_sensor_register(dev, id, data, ops)
+ devm_thermal_zone_of_sensor_register(dev, id, data, ops)

@release@
expression acquire.held;
expression driver.dev;
@@
- thermal_zone_of_sensor_unregister(dev, held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_thermal_zone_of_sensor_unregister(dev, held)
