/// Let the device unregister its backlight.
// Class: active
// Fails: err-ptr
// Since: 3.11
// Declared: devm_backlight_device_register

@acquire@
expression driver.dev;
expression held, name, parent, data, ops, props;
@@
  held =
- backlight_device_register(name, parent, data, ops, props)
+ devm_backlight_device_register(dev, name, parent, data, ops, props)

@release@
expression acquire.held;
@@
- backlight_device_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_backlight_device_unregister(dev, held)
