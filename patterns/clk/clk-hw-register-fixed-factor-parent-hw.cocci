/// Let the device unregister the fixed factor clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 6.0
// Declared: devm_clk_hw_register_fixed_factor_parent_hw

@acquire@
expression driver.dev;
expression held, name, parent, flags, multiplier, divisor;
@@
  held =
- clk_hw_register_fixed_factor_parent_hw(dev, name, parent, flags, multiplier, divisor)
+ devm_clk_hw_register_fixed_factor_parent_hw(dev, name, parent, flags, multiplier, divisor)

@release@
expression acquire.held;
@@
- clk_hw_unregister_fixed_factor(held);
