/// Let the device remove its generic interrupt chip.
// Class: active
// Fails: never
// Managed-fails: errno
// Since: 4.15
// Declared: devm_irq_setup_generic_chip

@acquire@
expression driver.dev;
expression chip, mask, flags, clear, set;
@@
- irq_setup_generic_chip(chip, mask, flags, clear, set)
+ devm_irq_setup_generic_chip(dev, chip, mask, flags, clear, set)

@release@
expression acquire.chip, acquire.mask, acquire.clear, acquire.set;
@@
- irq_remove_generic_chip(chip, mask, clear, set);
