/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.9
// Declared: devm_regmap_init_mmio_clk

@acquire@
expression driver.dev;
expression held, id, regs, config;
@@
  held =
- regmap_init_mmio_clk(dev, id, regs, config)
+ devm_regmap_init_mmio_clk(dev, id, regs, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
