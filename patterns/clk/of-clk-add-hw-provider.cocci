/// Let the device withdraw the clocks that it provides.
/// Not when: they are provided for another node than the device's own.
// Class: active
// Fails: errno
// Since: 4.13
// Declared: devm_of_clk_add_hw_provider

@acquire@
expression driver.dev;
expression driver.node;
expression get, data;
@@
- of_clk_add_hw_provider(node, get, data)
+ devm_of_clk_add_hw_provider(dev, get, data)

@release@
expression driver.node;
@@
- of_clk_del_provider(node);
