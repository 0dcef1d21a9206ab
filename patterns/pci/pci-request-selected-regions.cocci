/// Some regions of a PCI device are given back by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: the tree is one of the newer ones, that lose this hidden side of the function and have no other form.
// Class: passive
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device
// Keeps: name
// Managed-with: pci/pci-enable-device
// Unless-declared: pcim_request_all_regions

@acquire@
expression driver.device;
expression bars, name;
@@
(
  pci_request_selected_regions(device, bars, name)
|
  pci_request_selected_regions_exclusive(device, bars, name)
)

@release@
expression acquire.bars;
expression driver.device;
@@
- pci_release_selected_regions(device, bars);
