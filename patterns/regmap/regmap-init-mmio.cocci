/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.5
// Declared: devm_regmap_init_mmio

@acquire@
expression driver.dev;
expression held, regs, config;
@@
  held =
- regmap_init_mmio(dev, regs, config)
+ devm_regmap_init_mmio(dev, regs, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
