/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.4
// Declared: devm_regmap_init

@acquire@
expression driver.dev;
expression held, bus, context, config;
@@
  held =
- regmap_init(dev, bus, context, config)
+ devm_regmap_init(dev, bus, context, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
