/// Let the device delete the interrupts behind its register map.
// Class: active
// Fails: errno
// Since: 4.6
// Declared: devm_regmap_add_irq_chip

@acquire@
expression driver.dev;
expression map, irq, flags, base, chip, place;
@@
- regmap_add_irq_chip(map, irq, flags, base, chip, place)
+ devm_regmap_add_irq_chip(dev, map, irq, flags, base, chip, place)

@release@
expression acquire.irq;
expression data;
@@
- regmap_del_irq_chip(irq, data);

@other@
expression acquire.irq;
expression data;
@@
  devm_regmap_del_irq_chip(..., irq, data)
