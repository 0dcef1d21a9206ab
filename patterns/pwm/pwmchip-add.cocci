/// Let the device remove its PWM chip.
// Class: active
// Fails: errno
// Since: 5.14
// Declared: devm_pwmchip_add

@acquire@
expression driver.dev;
expression chip;
@@
- pwmchip_add(chip)
+ devm_pwmchip_add(dev, chip)

@release@
expression acquire.chip;
@@
- pwmchip_remove(chip);
