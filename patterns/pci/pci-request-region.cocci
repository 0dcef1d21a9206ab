/// One region of a PCI device is given back by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: the tree has pcim_request_region(): newer kernels are about to lose this hidden side of pci_request_region().
// Class: passive
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device
// Keeps: name
// Managed-with: pci/pci-enable-device
// Unless-declared: pcim_request_region

@acquire@
expression driver.device;
expression bar, name;
@@
(
  pci_request_region(device, bar, name)
|
  pci_request_region_exclusive(device, bar, name)
)

@release@
expression acquire.bar;
expression driver.device;
@@
- pci_release_region(device, bar);
