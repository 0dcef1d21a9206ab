/// Let the device unregister the divider clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 5.11
// Declared: devm_clk_hw_register_divider_table

@acquire@
expression driver.dev;
expression held, name, parent, flags, reg, shift, width, kind, table, lock;
@@
  held =
- clk_hw_register_divider_table(dev, name, parent, flags, reg, shift, width, kind, table, lock)
+ devm_clk_hw_register_divider_table(dev, name, parent, flags, reg, shift, width, kind, table, lock)

@release@
expression acquire.held;
@@
- clk_hw_unregister_divider(held);
