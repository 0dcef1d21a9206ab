/// Let the device free the multiplexers that probe allocates.
// Class: passive
// Fails: err-ptr
// Since: 4.13
// Declared: devm_mux_chip_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, count, size;
@@
  held =
- mux_chip_alloc(dev, count, size)
+ devm_mux_chip_alloc(dev, count, size)

@release@
expression acquire.held;
@@
- mux_chip_free(held);
