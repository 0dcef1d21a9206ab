/// Let the device put the clock that probe looks up.
/// Not when: the clock is looked up for another device, or for none.
// Class: passive
// Fails: err-ptr
// Since: 3.5
// Declared: devm_clk_get

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- clk_get(dev, id)
+ devm_clk_get(dev, id)

@release@
expression acquire.held;
@@
- clk_put(held);

@other@
expression acquire.held;
@@
  devm_clk_put(..., held)
