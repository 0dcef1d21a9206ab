/// Let the device free the GPIO that probe requests.
/// Not when: a core takes the GPIO over, as the regulator core does.
// Class: passive
// Fails: errno
// Since: 2.6.37
// Declared: devm_gpio_request

@acquire@
expression driver.dev;
expression gpio, label;
@@
- gpio_request(gpio, label)
+ devm_gpio_request(dev, gpio, label)

@release@
expression acquire.gpio;
@@
- gpio_free(gpio);

@other@
expression acquire.gpio;
expression driver.dev;
@@
  devm_gpio_free(dev, gpio)
