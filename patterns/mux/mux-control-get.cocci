/// Let the device put the multiplexer that probe looks up.
/// Not when: the multiplexer is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 4.13
// Declared: devm_mux_control_get

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- mux_control_get(dev, name)
+ devm_mux_control_get(dev, name)

@release@
expression acquire.held;
@@
- mux_control_put(held);
