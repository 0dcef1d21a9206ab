/// Let the device unregister its LED of several colours.
// Class: active
// Fails: errno
// Since: 5.9
// Declared: devm_led_classdev_multicolor_register

@acquire@
expression driver.dev;
expression led;
@@
- led_classdev_multicolor_register(dev, led)
+ devm_led_classdev_multicolor_register(dev, led)

@release@
expression acquire.led;
@@
- led_classdev_multicolor_unregister(led);

@other@
expression acquire.led;
expression driver.dev;
@@
  devm_led_classdev_multicolor_unregister(dev, led)
