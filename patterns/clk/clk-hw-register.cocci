/// Let the device unregister the clock that it provides.
// Class: active
// Fails: errno
// Since: 4.7
// Declared: devm_clk_hw_register

@acquire@
expression driver.dev;
expression hw;
@@
- clk_hw_register(dev, hw)
+ devm_clk_hw_register(dev, hw)

@release@
expression acquire.hw;
@@
- clk_hw_unregister(hw);
