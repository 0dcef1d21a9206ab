/// Let the device put the reset lines that probe looks up.
/// Not when: they are looked up in another node than the device's own.
// Class: passive
// Fails: err-ptr
// Since: 4.15
// Declared: devm_reset_control_array_get_shared

@acquire@
expression driver.dev;
expression driver.node;
expression held;
@@
  held =
- of_reset_control_array_get_shared(node)
+ devm_reset_control_array_get_shared(dev)

@release@
expression acquire.held;
@@
- reset_control_put(held);
