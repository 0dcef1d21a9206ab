/// Let the device unregister the divider clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 5.14
// Declared: devm_clk_hw_register_divider

@acquire@
expression driver.dev;
expression held, name, parent, flags, reg, shift, width, kind, lock;
@@
  held =
- clk_hw_register_divider(dev, name, parent, flags, reg, shift, width, kind, lock)
+ devm_clk_hw_register_divider(dev, name, parent, flags, reg, shift, width, kind, lock)

@release@
expression acquire.held;
@@
- clk_hw_unregister_divider(held);
