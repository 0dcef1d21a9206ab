/// Let the device unregister its pin controller, which is enabled later.
// Class: active
// Fails: errno
// Since: 4.11
// Declared: devm_pinctrl_register_and_init
// Refused: the controller is given back through an argument, and devmify follows only results

@acquire@
expression driver.dev;
expression desc, data, place;
@@
- pinctrl_register_and_init(desc, dev, data, place)
+ devm_pinctrl_register_and_init(dev, desc, data, place)

@release@
expression held;
@@
- pinctrl_unregister(held);

@other@
expression driver.dev;
expression held;
@@
  devm_pinctrl_unregister(dev, held)
