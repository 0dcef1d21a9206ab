/// Let the device unregister its flash LED.
// Class: active
// Fails: errno
// Since: 5.7
// Declared: devm_led_classdev_flash_register

@acquire@
expression driver.dev;
expression flash;
@@
- led_classdev_flash_register(dev, flash)
+ devm_led_classdev_flash_register(dev, flash)

@release@
expression acquire.flash;
@@
- led_classdev_flash_unregister(flash);

@other@
expression acquire.flash;
expression driver.dev;
@@
  devm_led_classdev_flash_unregister(dev, flash)
