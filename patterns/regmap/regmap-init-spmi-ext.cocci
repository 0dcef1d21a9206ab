/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.15
// Declared: devm_regmap_init_spmi_ext

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_spmi_ext(device, config)
+ devm_regmap_init_spmi_ext(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
