/// The MSI-X vectors of a PCI device, a given number of them, are turned off by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: an interrupt of these vectors is still freed by hand after them.
// Class: stateful
// Fails: errno
// Since: 3.14
// Declared: pcim_enable_device
// Managed-with: pci/pci-enable-device
// Review: the PCI maintainers would rather lose this hidden side of pci_enable_msix_exact()

@acquire@
expression driver.device;
expression entries, count;
@@
  pci_enable_msix_exact(device, entries, count)

@release@
expression driver.device;
@@
- pci_disable_msix(device);
