/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.4
// Declared: devm_regmap_init_i2c

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_i2c(device, config)
+ devm_regmap_init_i2c(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
