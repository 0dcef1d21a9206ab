/// Let the device unregister its reset controller.
// Class: active
// Fails: errno
// Since: 4.7
// Declared: devm_reset_controller_register

@acquire@
expression driver.dev;
expression controller;
@@
- reset_controller_register(controller)
+ devm_reset_controller_register(dev, controller)

@release@
expression acquire.controller;
@@
- reset_controller_unregister(controller);
