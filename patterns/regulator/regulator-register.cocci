/// Let the device unregister the regulator that it provides.
// Class: active
// Fails: err-ptr
// Since: 3.13
// Declared: devm_regulator_register

@acquire@
expression driver.dev;
expression held, desc, config;
@@
(
  held =
- regulator_register(dev, desc, config)
+ devm_regulator_register(dev, desc, config)
|
  held =
- regulator_register(desc, config)
+ devm_regulator_register(dev, desc, config)
)

@release@
expression acquire.held;
@@
- regulator_unregister(held);
