/// Let the device unregister its remote control.
// Class: active
// Fails: errno
// Since: 4.10
// Declared: devm_rc_register_device
// Refused: rc_unregister_device() also frees what was not allocated as managed, so both calls would have to be managed at once

@acquire@
expression driver.dev;
expression remote;
@@
- rc_register_device(remote)
+ devm_rc_register_device(dev, remote)

@release@
expression acquire.remote;
@@
- rc_unregister_device(remote);
