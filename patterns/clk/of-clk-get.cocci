/// Let the device put the clock that probe looks up by its number.
// Class: passive
// Fails: err-ptr
// Since: 3.5
// Declared: devm_clk_get
// Refused: there is no managed form that takes a number, and devm_clk_get() also looks where of_clk_get() does not

@acquire@
expression driver.dev;
expression held, np, index;
@@
  held =
- of_clk_get(np, index)
+ devm_clk_get(dev, NULL)

@release@
expression acquire.held;
@@
- clk_put(held);
