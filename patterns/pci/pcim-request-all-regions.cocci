/// Let the device give back all regions of a PCI device.
// Class: passive
// Fails: errno
// Since: 6.13
// Declared: pcim_request_all_regions
// Keeps: name

@acquire@
expression driver.device;
expression name;
@@
- pci_request_regions(device, name)
+ pcim_request_all_regions(device, name)

@release@
expression driver.device;
@@
- pci_release_regions(device);
