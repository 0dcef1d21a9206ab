/// Let the device remove its MFD cells.
// Class: active
// Fails: errno
// Since: 4.7
// Declared: devm_mfd_add_devices

@acquire@
expression driver.dev;
expression id, cells, count, base, irqs, domain;
@@
- mfd_add_devices(dev, id, cells, count, base, irqs, domain)
+ devm_mfd_add_devices(dev, id, cells, count, base, irqs, domain)

@release@
expression driver.dev;
@@
- mfd_remove_devices(dev);
