/// Let the device take away the devices that its node describes.
/// Not when: a table says which devices are meant, or the node is not the device's own.
// Class: active
// Fails: errno
// Since: 4.12
// Declared: devm_of_platform_populate

@acquire@
expression driver.dev;
expression driver.node;
@@
- of_platform_populate(node, NULL, NULL, dev)
+ devm_of_platform_populate(dev)

@release@
expression driver.dev;
@@
- of_platform_depopulate(dev);

@other@
expression driver.dev;
@@
  devm_of_platform_depopulate(dev)
