/// Let the device unregister the mux clock that it provides, with a table.
// Class: active
// Fails: err-ptr
// Since: 6.1
// Declared: devm_clk_hw_register_mux_parent_data_table

@acquire@
expression driver.dev;
expression held, name, parents, count, flags, reg, shift, width, kind, table, lock;
@@
  held =
- clk_hw_register_mux_parent_data_table(dev, name, parents, count, flags, reg, shift, width, kind, table, lock)
+ devm_clk_hw_register_mux_parent_data_table(dev, name, parents, count, flags, reg, shift, width, kind, table, lock)

@release@
expression acquire.held;
@@
- clk_hw_unregister_mux(held);
