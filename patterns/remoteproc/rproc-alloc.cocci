/// Let the device free the remote processor that probe allocates.
// Class: passive
// Fails: null
// Since: 5.8
// Declared: devm_rproc_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, name, ops, firmware, size;
@@
  held =
- rproc_alloc(dev, name, ops, firmware, size)
+ devm_rproc_alloc(dev, name, ops, firmware, size)

@release@
expression acquire.held;
@@
- rproc_free(held);

@other@
expression acquire.held;
@@
  rproc_put(held)
