/// Let the device unmap the ports that probe maps.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: devm_ioport_map
// Header: linux/io.h

@acquire@
expression driver.dev;
expression held, port, count;
@@
  held =
- ioport_map(port, count)
+ devm_ioport_map(dev, port, count)

@release@
expression acquire.held;
@@
- ioport_unmap(held);

@other@
expression acquire.held;
@@
  devm_ioport_unmap(..., held)
