/// Let the device unregister its handler for power-off.
// Class: active
// Fails: err-ptr
// Managed-fails: errno
// Since: 5.19
// Declared: devm_register_sys_off_handler

@acquire@
expression driver.dev;
expression held, mode, priority, callback, data;
@@
  held =
- register_sys_off_handler(mode, priority, callback, data)
+ devm_register_sys_off_handler(dev, mode, priority, callback, data)

@release@
expression acquire.held;
@@
- unregister_sys_off_handler(held);
