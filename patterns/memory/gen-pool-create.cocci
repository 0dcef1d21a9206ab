/// Let the device destroy the pool of special memory that probe creates.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 3.10
// Declared: devm_gen_pool_create
// Refused: a device can have only one managed pool without a name, and others may find it by the device

@acquire@
expression driver.dev;
expression held, order, nid;
@@
  held =
- gen_pool_create(order, nid)
+ devm_gen_pool_create(dev, order, nid, NULL)

@release@
expression acquire.held;
@@
- gen_pool_destroy(held);
