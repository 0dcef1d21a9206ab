/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 5.10
// Declared: devm_regmap_init_spi_avmm

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_spi_avmm(device, config)
+ devm_regmap_init_spi_avmm(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
