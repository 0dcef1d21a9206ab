/// Let the device put the power supply that probe looks up.
/// Not when: it is looked up in another node than the device's own.
// Class: passive
// Fails: err-ptr
// Since: 4.2
// Declared: devm_power_supply_get_by_phandle

@acquire@
expression driver.dev;
expression driver.node;
expression held, property;
@@
  held =
- power_supply_get_by_phandle(node, property)
+ devm_power_supply_get_by_phandle(dev, property)

@release@
expression acquire.held;
@@
- power_supply_put(held);
