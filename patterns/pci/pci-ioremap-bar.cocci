/// Let the device unmap the memory BAR that probe maps.
/// Not when: one BAR is mapped several times.
/// Not when: it may be a BAR of I/O ports: pci_ioremap_bar() refuses that, and pcim_iomap() maps it.
// Class: passive
// Fails: null
// Since: 2.6.28
// Declared: pcim_iomap
// Once: bar

@acquire@
expression driver.device;
expression held, bar;
@@
  held =
- pci_ioremap_bar(device, bar)
+ pcim_iomap(device, bar, 0)

@release@
expression acquire.held;
@@
- iounmap(held);

@other@
expression acquire.held;
expression driver.device;
@@
  pcim_iounmap(device, held)
