/// Let the device unregister the composite clock that it provides.
// Class: active
// Fails: err-ptr
// Since: 5.11
// Declared: devm_clk_hw_register_composite_pdata

@acquire@
expression driver.dev;
expression held, name, parents, count, mux, muxing, rate, rating, gate, gating, flags;
@@
  held =
- clk_hw_register_composite_pdata(dev, name, parents, count, mux, muxing, rate, rating, gate, gating, flags)
+ devm_clk_hw_register_composite_pdata(dev, name, parents, count, mux, muxing, rate, rating, gate, gating, flags)

@release@
expression acquire.held;
@@
- clk_hw_unregister_composite(held);
