/// Let the device unregister its UIO device.
// Class: active
// Fails: errno
// Since: 5.7
// Declared: devm_uio_register_device

@acquire@
expression driver.dev;
expression info;
@@
- uio_register_device(dev, info)
+ devm_uio_register_device(dev, info)

@release@
expression acquire.info;
@@
- uio_unregister_device(info);
