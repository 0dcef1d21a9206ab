/// Let the device turn memory-write-invalidate off when its driver goes.
/// Not when: the device stays enabled by hand, or is enabled later.
// Class: stateful
// Fails: errno
// Since: 4.14
// Declared: pcim_set_mwi
// Managed-with: pci/pci-enable-device

@acquire@
expression driver.device;
@@
- pci_set_mwi(device)
+ pcim_set_mwi(device)

@release@
expression driver.device;
@@
- pci_clear_mwi(device);
