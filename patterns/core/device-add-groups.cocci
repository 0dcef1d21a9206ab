/// Let the device remove the attributes that probe adds.
/// Not when: the driver can name them in its dev_groups: that is better, as programs then see them in time.
// Class: active
// Fails: errno
// Since: 4.13
// Until: 6.8
// Declared: devm_device_add_groups

@acquire@
expression driver.dev;
expression groups;
@@
- device_add_groups(dev, groups)
+ devm_device_add_groups(dev, groups)

@release@
expression acquire.groups;
expression driver.dev;
@@
- device_remove_groups(dev, groups);

@other@
expression acquire.groups;
expression driver.dev;
@@
  devm_device_remove_groups(dev, groups)
