/// Let the device give back the write-combined range that probe reserves.
// Class: passive
// Fails: errno
// Since: 5.16
// Declared: devm_arch_io_reserve_memtype_wc

@acquire@
expression driver.dev;
expression start, size;
@@
- arch_io_reserve_memtype_wc(start, size)
+ devm_arch_io_reserve_memtype_wc(dev, start, size)

@release@
expression acquire.start;
expression n;
@@
- arch_io_free_memtype_wc(start, n);
