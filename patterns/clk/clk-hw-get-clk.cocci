/// Let the device put the clock that it gets of its own provider.
/// Not when: the clock is not provided by the device itself: the managed form warns of that.
// Class: passive
// Fails: err-ptr
// Since: 5.11
// Declared: devm_clk_hw_get_clk
// Refused: the managed form warns when the clock is not one of the device, and nothing here proves that it is

@acquire@
expression driver.dev;
expression held, hw, id;
@@
  held =
- clk_hw_get_clk(hw, id)
+ devm_clk_hw_get_clk(dev, hw, id)

@release@
expression acquire.held;
@@
- clk_put(held);

@other@
expression acquire.held;
@@
  devm_clk_put(..., held)
