/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.15
// Declared: devm_regmap_init_spmi_base

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_spmi_base(device, config)
+ devm_regmap_init_spmi_base(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
