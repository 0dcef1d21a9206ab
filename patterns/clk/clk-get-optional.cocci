/// Let the device put the clock that probe looks up.
/// Not when: the clock is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 5.1
// Declared: devm_clk_get_optional

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- clk_get_optional(dev, id)
+ devm_clk_get_optional(dev, id)

@release@
expression acquire.held;
@@
- clk_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_clk_put(dev, held)
