/// Let the device unmap the BAR that probe maps.
// Class: passive
// Fails: null
// Since: 2.6.28
// Declared: pcim_iomap
// Refused: pcim_iomap() refuses a second mapping of the same BAR

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
