/// Let the device put the clock that probe looks up in a node.
// Class: passive
// Fails: err-ptr
// Since: 4.10
// Declared: devm_get_clk_from_child

@acquire@
expression driver.dev;
expression held, np, id;
@@
  held =
- of_clk_get_by_name(np, id)
+ devm_get_clk_from_child(dev, np, id)

@release@
expression acquire.held;
@@
- clk_put(held);

@other@
expression acquire.held;
@@
  devm_clk_put(..., held)
