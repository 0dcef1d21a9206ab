/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 5.14
// Declared: devm_regmap_init_mdio

@acquire@
expression driver.device;
expression held, config;
@@
  held =
- regmap_init_mdio(device, config)
+ devm_regmap_init_mdio(device, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
