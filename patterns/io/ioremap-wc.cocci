/// Let the device unmap the registers that probe maps write-combined.
/// Not when: the mapping is replaced while the driver is bound.
// Class: passive
// Fails: null
// Since: 4.1
// Declared: devm_ioremap_wc
// Header: linux/io.h

@acquire@
expression driver.dev;
expression held, start, size;
@@
  held =
- ioremap_wc(start, size)
+ devm_ioremap_wc(dev, start, size)

@release@
expression acquire.held;
@@
- iounmap(held);

@other@
expression acquire.held;
@@
  devm_iounmap(..., held)
