/// Let the device unregister the clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 3.8
// Declared: devm_clk_register

@acquire@
expression driver.dev;
expression held, hw;
@@
  held =
- clk_register(dev, hw)
+ devm_clk_register(dev, hw)

@release@
expression acquire.held;
@@
- clk_unregister(held);
