/// Let the device unregister the fixed rate clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 6.1
// Declared: devm_clk_hw_register_fixed_rate

@acquire@
expression driver.dev;
expression held, name, parent, flags, rate;
@@
  held =
- clk_hw_register_fixed_rate(dev, name, parent, flags, rate)
+ devm_clk_hw_register_fixed_rate(dev, name, parent, flags, rate)

@release@
expression acquire.held;
@@
- clk_hw_unregister_fixed_rate(held);
