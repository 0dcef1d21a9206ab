/// Let the device remove its GPIO chip.
// Class: active
// Fails: errno
// Since: 4.6
// Declared: devm_gpiochip_add_data

@acquire@
expression driver.dev;
expression chip, data;
@@
- gpiochip_add_data(chip, data)
+ devm_gpiochip_add_data(dev, chip, data)

@release@
expression acquire.chip;
@@
- gpiochip_remove(chip);
