/// Let the device unmap the memory that probe maps.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 4.3
// Declared: devm_memremap
// Contents: yes

@acquire@
expression driver.dev;
expression held, start, size, flags;
@@
  held =
- memremap(start, size, flags)
+ devm_memremap(dev, start, size, flags)

@release@
expression acquire.held;
@@
- memunmap(held);

@other@
expression acquire.held;
@@
  devm_memunmap(..., held)
