/// The regions of a PCI device are given back by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: the tree has pcim_request_all_regions(): newer kernels are about to lose this hidden side of pci_request_regions().
// Class: passive
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device
// Keeps: name
// Managed-with: pci/pci-enable-device
// Unless-declared: pcim_request_all_regions

@acquire@
expression driver.device;
expression name;
@@
(
  pci_request_regions(device, name)
|
  pci_request_regions_exclusive(device, name)
)

@release@
expression driver.device;
@@
- pci_release_regions(device);
