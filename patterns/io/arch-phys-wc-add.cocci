/// Let the device take back the write-combining that probe sets up.
// Class: passive
// Fails: errno
// Since: 5.16
// Declared: devm_arch_phys_wc_add
// Refused: what it gives back is a handle and an error at once, and drivers go on without it

@acquire@
expression driver.dev;
expression held, start, size;
@@
  held =
- arch_phys_wc_add(start, size)
+ devm_arch_phys_wc_add(dev, start, size)

@release@
expression acquire.held;
@@
- arch_phys_wc_del(held);
