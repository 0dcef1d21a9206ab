/// Let the device destroy the window to its memory.
// Class: passive
// Fails: err-ptr
// Since: 5.2
// Declared: devm_spi_mem_dirmap_create

@acquire@
expression driver.dev;
expression held, memory, info;
@@
  held =
- spi_mem_dirmap_create(memory, info)
+ devm_spi_mem_dirmap_create(dev, memory, info)

@release@
expression acquire.held;
@@
- spi_mem_dirmap_destroy(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_spi_mem_dirmap_destroy(dev, held)
