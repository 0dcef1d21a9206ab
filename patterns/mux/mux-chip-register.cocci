/// Let the device unregister its multiplexers.
// Class: active
// Fails: errno
// Since: 4.13
// Declared: devm_mux_chip_register

@acquire@
expression driver.dev;
expression chip;
@@
- mux_chip_register(chip)
+ devm_mux_chip_register(dev, chip)

@release@
expression acquire.chip;
@@
- mux_chip_unregister(chip);
