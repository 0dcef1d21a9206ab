/// Let the device unregister the gate clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 5.17
// Declared: devm_clk_hw_register_gate

@acquire@
expression driver.dev;
expression held, name, parent, flags, reg, bit, kind, lock;
@@
  held =
- clk_hw_register_gate(dev, name, parent, flags, reg, bit, kind, lock)
+ devm_clk_hw_register_gate(dev, name, parent, flags, reg, bit, kind, lock)

@release@
expression acquire.held;
@@
- clk_hw_unregister_gate(held);
