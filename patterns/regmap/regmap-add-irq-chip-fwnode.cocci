/// Let the device delete the interrupts behind its register map.
// Class: active
// Fails: errno
// Since: 5.9
// Declared: devm_regmap_add_irq_chip_fwnode

@acquire@
expression driver.dev;
expression fwnode, map, irq, flags, base, chip, place;
@@
- regmap_add_irq_chip_fwnode(fwnode, map, irq, flags, base, chip, place)
+ devm_regmap_add_irq_chip_fwnode(dev, fwnode, map, irq, flags, base, chip, place)

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
