/// Let the device free the memory that probe allocates for each processor.
// Class: passive
// Fails: null
// Since: 4.10
// Declared: devm_alloc_percpu
// Contents: yes

@acquire@
expression driver.dev;
expression held;
type kind;
@@
  held =
- alloc_percpu(kind)
+ devm_alloc_percpu(dev, kind)

@release@
expression acquire.held;
@@
- free_percpu(held);

@other@
expression acquire.held;
@@
  devm_free_percpu(..., held)
