/// Let the device unregister its mailbox controller.
// Class: active
// Fails: errno
// Since: 5.0
// Declared: devm_mbox_controller_register

@acquire@
expression driver.dev;
expression controller;
@@
- mbox_controller_register(controller)
+ devm_mbox_controller_register(dev, controller)

@release@
expression acquire.controller;
@@
- mbox_controller_unregister(controller);

@other@
expression acquire.controller;
expression driver.dev;
@@
  devm_mbox_controller_unregister(dev, controller)
