/// Let the device put the clocks that probe looks up, as far as there are any.
// Class: passive
// Fails: errno
// Since: 5.3
// Declared: devm_clk_bulk_get_optional

@acquire@
expression driver.dev;
expression count, clocks;
@@
- clk_bulk_get_optional(dev, count, clocks)
+ devm_clk_bulk_get_optional(dev, count, clocks)

@release@
expression acquire.clocks;
expression n;
@@
- clk_bulk_put(n, clocks);
