/// The message-signalled interrupt of a PCI device is turned off by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: the interrupt itself is still freed by hand after it.
// Class: stateful
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device
// Managed-with: pci/pci-enable-device
// Review: the PCI maintainers would rather lose this hidden side of pci_enable_msi()

@acquire@
expression driver.device;
@@
  pci_enable_msi(device)

@release@
expression driver.device;
@@
- pci_disable_msi(device);
