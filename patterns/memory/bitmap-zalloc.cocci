/// Let the device free the bitmap that probe allocates, cleared.
// Class: passive
// Fails: null
// Since: 5.13
// Declared: devm_bitmap_zalloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, bits, flags;
@@
  held =
- bitmap_zalloc(bits, flags)
+ devm_bitmap_zalloc(dev, bits, flags)

@release@
expression acquire.held;
@@
- bitmap_free(held);

@other@
expression acquire.held;
@@
  kfree(held)
