/// Let the device unregister its pin controller.
// Class: active
// Fails: err-ptr
// Since: 4.7
// Declared: devm_pinctrl_register

@acquire@
expression driver.dev;
expression held, desc, data;
@@
  held =
- pinctrl_register(desc, dev, data)
+ devm_pinctrl_register(dev, desc, data)

@release@
expression acquire.held;
@@
- pinctrl_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_pinctrl_unregister(dev, held)
