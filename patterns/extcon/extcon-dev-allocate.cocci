/// Let the device free the connector that probe allocates.
// Class: passive
// Fails: err-ptr
// Since: 3.16
// Declared: devm_extcon_dev_allocate

@acquire@
expression driver.dev;
expression held, cables;
@@
  held =
- extcon_dev_allocate(cables)
+ devm_extcon_dev_allocate(dev, cables)

@release@
expression acquire.held;
@@
- extcon_dev_free(held);
