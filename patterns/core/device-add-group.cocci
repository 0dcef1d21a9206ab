/// Let the device remove the attributes that probe adds.
/// Not when: the driver can name them in its dev_groups: that is better, as programs then see them in time.
// Class: active
// Fails: errno
// Since: 4.13
// Declared: devm_device_add_group

@acquire@
expression driver.dev;
expression group;
@@
- device_add_group(dev, group)
+ devm_device_add_group(dev, group)

@release@
expression acquire.group;
expression driver.dev;
@@
- device_remove_group(dev, group);

@other@
expression acquire.group;
expression driver.dev;
@@
  devm_device_remove_group(dev, group)
