/// The MSI-X vectors of a PCI device are turned off by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: an interrupt of these vectors is still freed by hand after them.
// Class: stateful
// Fails: count
// Since: 3.14
// Declared: pcim_enable_device
// Managed-with: pci/pci-enable-device
// Review: the PCI maintainers would rather lose this hidden side of pci_enable_msix_range()

@acquire@
expression driver.device;
expression entries, min, max;
@@
  pci_enable_msix_range(device, entries, min, max)

@release@
expression driver.device;
@@
- pci_disable_msix(device);
