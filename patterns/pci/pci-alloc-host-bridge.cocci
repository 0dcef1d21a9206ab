/// Let the device free the host bridge that probe allocates.
// Class: passive
// Fails: null
// Since: 4.15
// Declared: devm_pci_alloc_host_bridge
// Refused: the managed form also reads the bridge's windows from the device tree, and fails where it cannot

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- pci_alloc_host_bridge(size)
+ devm_pci_alloc_host_bridge(dev, size)

@release@
expression acquire.held;
@@
- pci_free_host_bridge(held);
