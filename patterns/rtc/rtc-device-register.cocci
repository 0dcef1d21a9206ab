/// Let the device unregister its clock, as older trees have it.
// Class: active
// Fails: err-ptr
// Since: 3.10
// Declared: devm_rtc_device_register

@acquire@
expression driver.dev;
expression held, name, ops, owner;
@@
  held =
- rtc_device_register(name, dev, ops, owner)
+ devm_rtc_device_register(dev, name, ops, owner)

@release@
expression acquire.held;
@@
- rtc_device_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_rtc_device_unregister(dev, held)
