/// Let the device unregister its LED.
/// Not when: the function that sets its brightness uses what remove takes away: it is called once more at the end.
// Class: active
// Fails: errno
// Since: 4.1
// Declared: devm_led_classdev_register

@acquire@
expression driver.dev;
expression led;
@@
- led_classdev_register(dev, led)
+ devm_led_classdev_register(dev, led)

@release@
expression acquire.led;
@@
- led_classdev_unregister(led);

@other@
expression acquire.led;
expression driver.dev;
@@
  devm_led_classdev_unregister(dev, led)
