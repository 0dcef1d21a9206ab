/// Let the device put the GPIO that probe looks up.
/// Not when: a core takes the GPIO over, as the regulator core does.
// Class: passive
// Fails: err-ptr
// Since: 3.16
// Declared: devm_gpiod_get_optional

@acquire@
expression driver.dev;
expression held, id, flags;
@@
  held =
- gpiod_get_optional(dev, id, flags)
+ devm_gpiod_get_optional(dev, id, flags)

@release@
expression acquire.held;
@@
- gpiod_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
(
  devm_gpiod_put(dev, held)
|
  devm_gpiod_unhinge(dev, held)
)
