/// Let the device free the remote control that probe allocates.
// Class: passive
// Fails: null
// Since: 4.10
// Declared: devm_rc_allocate_device
// Taken-by: rc_unregister_device
// Refused: rc_unregister_device() frees it as well, so both its calls would have to be managed at once

@acquire@
expression driver.dev;
expression held, kind;
@@
  held =
- rc_allocate_device(kind)
+ devm_rc_allocate_device(dev, kind)

@release@
expression acquire.held;
@@
- rc_free_device(held);
