/// Let the device put all its clocks.
// Class: passive
// Fails: errno
// Since: 4.20
// Declared: devm_clk_bulk_get_all
// Refused: what it gives back is a number and an error at once, and devmify does not follow numbers

@acquire@
expression driver.dev;
expression clocks;
@@
- clk_bulk_get_all(dev, clocks)
+ devm_clk_bulk_get_all(dev, clocks)

@release@
expression n, c;
@@
- clk_bulk_put_all(n, c);
