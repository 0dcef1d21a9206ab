/// Let the device unmap the port space that probe maps.
// Class: passive
// Fails: errno
// Since: 4.15
// Declared: devm_pci_remap_iospace

@acquire@
expression driver.dev;
expression window, start;
@@
- pci_remap_iospace(window, start)
+ devm_pci_remap_iospace(dev, window, start)

@release@
expression acquire.window;
@@
- pci_unmap_iospace(window);
