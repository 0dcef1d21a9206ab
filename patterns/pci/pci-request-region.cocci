/// Let the device give back one region of a PCI device.
// Class: passive
// Fails: errno
// Since: 2.6.21
// Declared: pcim_request_region
// Refused: it is managed by itself once the device was enabled by pcim_enable_device(), in some kernel versions only

@acquire@
expression driver.device;
expression bar, name;
@@
- pci_request_region(device, bar, name)
+ pcim_request_region(device, bar, name)

@release@
expression acquire.bar;
expression driver.device;
@@
- pci_release_region(device, bar);
