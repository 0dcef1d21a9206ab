/// Let the device give back the memory region that probe claims.
/// Not when: the region is handed over while the driver is bound.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: devm_request_mem_region
// Keeps: name

@acquire@
expression driver.dev;
expression held, base, size, name;
@@
(
  held =
- request_mem_region(base, size, name)
+ devm_request_mem_region(dev, base, size, name)
|
- request_mem_region(base, size, name)
+ devm_request_mem_region(dev, base, size, name)
)

@release@
expression acquire.base, acquire.held;
expression n;
@@
(
- release_mem_region(base, n);
|
- release_mem_region(held->start, n);
|
- release_resource(held);
- kfree(held);
|
- release_resource(held);
)

@other@
expression acquire.base, acquire.held;
@@
(
  devm_release_mem_region(..., base, ...)
|
  devm_release_resource(..., held)
)
