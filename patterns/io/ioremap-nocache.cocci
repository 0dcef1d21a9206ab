/// Let the device unmap the registers that probe maps, by the name of old trees.
/// Not when: the mapping is replaced while the driver is bound.
// Class: passive
// Fails: null
// Since: 2.6.21
// Until: 5.5
// Declared: devm_ioremap_nocache
// Header: linux/io.h

@acquire@
expression driver.dev;
expression held, start, size;
@@
  held =
- ioremap_nocache(start, size)
+ devm_ioremap_nocache(dev, start, size)

@release@
expression acquire.held;
@@
- iounmap(held);

@other@
expression acquire.held;
@@
  devm_iounmap(..., held)
