/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.4
// Declared: devm_regmap_init_spi

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_spi(device, config)
+ devm_regmap_init_spi(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
