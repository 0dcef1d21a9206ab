/// Let the device unregister its thermal zone.
/// Not when: it is registered for another node than the device's own.
// Class: active
// Fails: err-ptr
// Since: 6.1
// Declared: devm_thermal_of_zone_register

@acquire@
expression driver.dev;
expression driver.node;
expression held, id, data, ops;
@@
  held =
- thermal_of_zone_register(node, id, data, ops)
+ devm_thermal_of_zone_register(dev, id, data, ops)

@release@
expression acquire.held;
@@
- thermal_of_zone_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_thermal_of_zone_unregister(dev, held)
