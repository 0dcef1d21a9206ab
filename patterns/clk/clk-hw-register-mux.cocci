/// Let the device unregister the mux clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 5.14
// Declared: devm_clk_hw_register_mux

@acquire@
expression driver.dev;
expression held, name, parents, count, flags, reg, shift, width, kind, lock;
@@
  held =
- clk_hw_register_mux(dev, name, parents, count, flags, reg, shift, width, kind, lock)
+ devm_clk_hw_register_mux(dev, name, parents, count, flags, reg, shift, width, kind, lock)

@release@
expression acquire.held;
@@
- clk_hw_unregister_mux(held);
