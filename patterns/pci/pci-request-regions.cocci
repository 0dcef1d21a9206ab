/// Let the device give back the regions of a PCI device.
// Class: passive
// Fails: errno
// Since: 2.6.21
// Declared: pcim_request_all_regions
// Refused: they are managed by themselves once the device was enabled by pcim_enable_device(), in some kernel versions only

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
