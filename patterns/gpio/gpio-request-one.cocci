/// Let the device free the GPIO that probe requests.
/// Not when: a core takes the GPIO over, as the regulator core does.
// Class: passive
// Fails: errno
// Since: 3.5
// Declared: devm_gpio_request_one

@acquire@
expression driver.dev;
expression gpio, flags, label;
@@
- gpio_request_one(gpio, flags, label)
+ devm_gpio_request_one(dev, gpio, flags, label)

@release@
expression acquire.gpio;
@@
- gpio_free(gpio);

@other@
expression acquire.gpio;
expression driver.dev;
@@
  devm_gpio_free(dev, gpio)
