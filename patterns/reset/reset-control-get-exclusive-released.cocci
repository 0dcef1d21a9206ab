/// Let the device put the reset line that probe looks up.
/// Not when: the reset line is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 5.2
// Declared: devm_reset_control_get_exclusive_released

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- reset_control_get_exclusive_released(dev, id)
+ devm_reset_control_get_exclusive_released(dev, id)

@release@
expression acquire.held;
@@
- reset_control_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_reset_control_put(dev, held)
