/// Let the device unregister its power supply.
/// Not when: workers or interrupts that report to it are stopped in remove.
// Class: active
// Fails: err-ptr
// Since: 4.1
// Until: 6.12
// Declared: devm_power_supply_register_no_ws

@acquire@
expression driver.dev;
expression held, desc, config;
@@
  held =
- power_supply_register_no_ws(dev, desc, config)
+ devm_power_supply_register_no_ws(dev, desc, config)

@release@
expression acquire.held;
@@
- power_supply_unregister(held);
