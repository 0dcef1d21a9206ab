/// Let the device unregister the GPIOs behind its register map.
// Class: active
// Fails: err-ptr
// Since: 5.8
// Declared: devm_gpio_regmap_register

@acquire@
expression driver.dev;
expression held, config;
@@
  held =
- gpio_regmap_register(config)
+ devm_gpio_regmap_register(dev, config)

@release@
expression acquire.held;
@@
- gpio_regmap_unregister(held);
