/// Let the device put the interconnect paths that probe looks up.
// Class: passive
// Fails: errno
// Since: 6.0
// Declared: devm_of_icc_bulk_get

@acquire@
expression driver.dev;
expression count, paths;
@@
- of_icc_bulk_get(dev, count, paths)
+ devm_of_icc_bulk_get(dev, count, paths)

@release@
expression acquire.paths;
expression n;
@@
- icc_bulk_put(n, paths);
