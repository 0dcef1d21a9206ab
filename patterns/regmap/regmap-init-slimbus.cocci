/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 4.18
// Declared: devm_regmap_init_slimbus

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_slimbus(device, config)
+ devm_regmap_init_slimbus(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
