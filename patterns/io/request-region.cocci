/// Let the device give back the port region that probe claims.
/// Not when: the region is handed over while the driver is bound.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: devm_request_region
// Keeps: name

@acquire@
expression driver.dev;
expression held, start, size, name;
@@
(
  held =
- request_region(start, size, name)
+ devm_request_region(dev, start, size, name)
|
- request_region(start, size, name)
+ devm_request_region(dev, start, size, name)
)

@release@
expression acquire.start, acquire.held;
expression n;
@@
(
- release_region(start, n);
|
- release_region(held->start, n);
|
- release_resource(held);
- kfree(held);
|
- release_resource(held);
)

@other@
expression acquire.start, acquire.held;
@@
(
  devm_release_region(..., start, ...)
|
  devm_release_resource(..., held)
)
