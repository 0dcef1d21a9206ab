/// The interrupt vectors of a PCI device are freed by the device once pcim_enable_device() was used.
/// Not when: the device stays enabled by hand, or is enabled later.
/// Not when: an interrupt of these vectors is still freed by hand after them.
// Class: stateful
// Fails: count
// Since: 4.8
// Declared: pcim_enable_device
// Managed-with: pci/pci-enable-device
// Review: the PCI maintainers would rather lose this hidden side of pci_alloc_irq_vectors()

@acquire@
expression driver.device;
expression min, max, flags, affinity;
@@
(
  pci_alloc_irq_vectors(device, min, max, flags)
|
  pci_alloc_irq_vectors_affinity(device, min, max, flags, affinity)
)

@release@
expression driver.device;
@@
- pci_free_irq_vectors(device);
