/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 4.13
// Declared: devm_regmap_init_w1

@acquire@
expression driver.dev;
expression held, config;
@@
  held =
- regmap_init_w1(dev, config)
+ devm_regmap_init_w1(dev, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
