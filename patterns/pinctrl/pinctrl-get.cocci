/// Let the device put the pin control handle that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 3.5
// Declared: devm_pinctrl_get

@acquire@
expression driver.dev;
expression held;
@@
  held =
- pinctrl_get(dev)
+ devm_pinctrl_get(dev)

@release@
expression acquire.held;
@@
- pinctrl_put(held);
