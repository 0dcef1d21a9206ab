/// Let the device unregister its LED.
/// Not when: the function that sets its brightness uses what remove takes away: it is called once more at the end.
// Class: active
// Fails: errno
// Since: 5.4
// Declared: devm_led_classdev_register_ext

@acquire@
expression driver.dev;
expression led, data;
@@
- led_classdev_register_ext(dev, led, data)
+ devm_led_classdev_register_ext(dev, led, data)

@release@
expression acquire.led;
@@
- led_classdev_unregister(led);

@other@
expression acquire.led;
expression driver.dev;
@@
  devm_led_classdev_unregister(dev, led)
