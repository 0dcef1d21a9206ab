/// Let the device remove its GPIO chip, which is added without data.
// Class: active
// Fails: errno
// Since: 4.6
// Declared: devm_gpiochip_add_data

@acquire@
expression driver.dev;
expression chip;
@@
- gpiochip_add(chip)
+ devm_gpiochip_add_data(dev, chip, NULL)

@release@
expression acquire.chip;
@@
- gpiochip_remove(chip);
