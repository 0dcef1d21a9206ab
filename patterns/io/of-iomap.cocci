/// Let the device unmap the registers that its node names.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 4.19
// Declared: devm_of_iomap
// Refused: devm_of_iomap() also claims the region, which fails where drivers share it, and gives an error pointer instead of NULL

@acquire@
expression driver.dev;
expression held, node, index;
@@
  held =
- of_iomap(node, index)
+ devm_of_iomap(dev, node, index, NULL)

@release@
expression acquire.held;
@@
- iounmap(held);
