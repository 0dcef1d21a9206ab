/// Let the device forget the clocks of its power management.
// Class: passive
// Fails: errno
// Since: 5.15
// Declared: devm_pm_clk_create
// Refused: what is put on its list disables clocks when it goes, and that is done by calls that do not name it

@acquire@
expression driver.dev;
@@
- pm_clk_create(dev)
+ devm_pm_clk_create(dev)

@release@
expression driver.dev;
@@
- pm_clk_destroy(dev);
