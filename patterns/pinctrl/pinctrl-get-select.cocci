/// Let the device put the pin control handle that probe looks up and selects.
// Class: passive
// Fails: err-ptr
// Since: 3.5
// Declared: devm_pinctrl_get_select

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- pinctrl_get_select(dev, name)
+ devm_pinctrl_get_select(dev, name)

@release@
expression acquire.held;
@@
- pinctrl_put(held);

@other@
expression acquire.held;
@@
  devm_pinctrl_put(held)
