/// Let the device remove its frequency scaling.
// Class: active
// Fails: err-ptr
// Since: 3.16
// Declared: devm_devfreq_add_device

@acquire@
expression driver.dev;
expression held, profile, governor, data;
@@
  held =
- devfreq_add_device(dev, profile, governor, data)
+ devm_devfreq_add_device(dev, profile, governor, data)

@release@
expression acquire.held;
@@
- devfreq_remove_device(held);
