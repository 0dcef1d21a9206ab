/// Let the device unmap the BAR that probe maps.
/// Not when: one BAR is mapped several times, or in several parts.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: pcim_iomap
// Once: bar

@acquire@
expression driver.device;
expression held, bar, size;
@@
  held =
- pci_iomap(device, bar, size)
+ pcim_iomap(device, bar, size)

@release@
expression acquire.held;
expression driver.device;
@@
- pci_iounmap(device, held);

@other@
expression acquire.held;
expression driver.device;
@@
  pcim_iounmap(device, held)
