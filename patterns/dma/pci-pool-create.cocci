/// Let the device destroy the DMA pool that probe creates by its old name.
/// Not when: blocks of it are given back after remove.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: dmam_pool_create
// Needs-device: yes

@acquire@
expression driver.dev;
expression driver.device;
expression held, name, size, align, boundary;
@@
  held =
- pci_pool_create(name, device, size, align, boundary)
+ dmam_pool_create(name, dev, size, align, boundary)

@release@
expression acquire.held;
@@
- pci_pool_destroy(held);

@other@
expression acquire.held;
@@
  dmam_pool_destroy(held)
