/// Let the device put the GPIOs that probe looks up.
/// Not when: a core takes a GPIO over.
// Class: passive
// Fails: err-ptr
// Since: 4.1
// Declared: devm_gpiod_get_array

@acquire@
expression driver.dev;
expression held, id, flags;
@@
  held =
- gpiod_get_array(dev, id, flags)
+ devm_gpiod_get_array(dev, id, flags)

@release@
expression acquire.held;
@@
- gpiod_put_array(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_gpiod_put_array(dev, held)
