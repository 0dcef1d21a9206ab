/// Let the device give back one region of a PCI device.
// Class: passive
// Fails: errno
// Since: 6.12
// Declared: pcim_request_region
// Keeps: name

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
