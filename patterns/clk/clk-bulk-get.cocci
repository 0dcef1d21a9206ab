/// Let the device put the clocks that probe looks up.
// Class: passive
// Fails: errno
// Since: 4.13
// Declared: devm_clk_bulk_get

@acquire@
expression driver.dev;
expression count, clocks;
@@
- clk_bulk_get(dev, count, clocks)
+ devm_clk_bulk_get(dev, count, clocks)

@release@
expression acquire.clocks;
expression n;
@@
- clk_bulk_put(n, clocks);
