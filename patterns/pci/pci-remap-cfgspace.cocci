/// Let the device unmap the configuration space that probe maps.
// Class: passive
// Fails: null
// Since: 4.12
// Declared: devm_pci_remap_cfgspace

@acquire@
expression driver.dev;
expression held, start, size;
@@
  held =
- pci_remap_cfgspace(start, size)
+ devm_pci_remap_cfgspace(dev, start, size)

@release@
expression acquire.held;
@@
- iounmap(held);

@other@
expression acquire.held;
@@
  devm_iounmap(..., held)
