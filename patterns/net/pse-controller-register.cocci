/// Let the device unregister its controller of power over Ethernet.
// Class: active
// Fails: errno
// Since: 6.1
// Declared: devm_pse_controller_register

@acquire@
expression driver.dev;
expression controller;
@@
- pse_controller_register(controller)
+ devm_pse_controller_register(dev, controller)

@release@
expression acquire.controller;
@@
- pse_controller_unregister(controller);
