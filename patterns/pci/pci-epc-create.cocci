/// Let the device destroy its PCI endpoint controller.
// Class: active
// Fails: err-ptr
// Since: 4.12
// Declared: devm_pci_epc_create

@acquire@
expression driver.dev;
expression held, ops;
@@
  held =
- pci_epc_create(dev, ops)
+ devm_pci_epc_create(dev, ops)

@release@
expression acquire.held;
@@
- pci_epc_destroy(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_pci_epc_destroy(dev, held)
