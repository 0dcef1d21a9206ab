/// Let the device unmap the registers that probe maps strongly uncached.
/// Not when: the mapping is replaced while the driver is bound.
// Class: passive
// Fails: null
// Since: 5.4
// Declared: devm_ioremap_uc
// Header: linux/io.h

@acquire@
expression driver.dev;
expression held, start, size;
@@
  held =
- ioremap_uc(start, size)
+ devm_ioremap_uc(dev, start, size)

@release@
expression acquire.held;
@@
- iounmap(held);

@other@
expression acquire.held;
@@
  devm_iounmap(..., held)
