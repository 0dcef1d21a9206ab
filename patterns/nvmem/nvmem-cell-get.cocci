/// Let the device put the NVMEM cell that probe looks up.
/// Not when: the NVMEM cell is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 4.3
// Declared: devm_nvmem_cell_get

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- nvmem_cell_get(dev, id)
+ devm_nvmem_cell_get(dev, id)

@release@
expression acquire.held;
@@
- nvmem_cell_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_nvmem_cell_put(dev, held)
