/// Let the device free the memory that probe allocates for itself.
/// Not when: the memory is needed for a while only, or by something that outlives the driver's binding.
/// Not when: kmalloc's natural alignment of powers of two is relied upon, as for pages and DMA buffers.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: devm_kzalloc
// Contents: zeroed

@acquire@
expression driver.dev;
expression held, size, flags;
@@
  held =
- kzalloc(size, flags)
+ devm_kzalloc(dev, size, flags)

@release@
expression acquire.held;
@@
- kfree(held);

@other@
expression acquire.held;
@@
(
  kfree_sensitive(held)
|
  kzfree(held)
|
  kvfree(held)
|
  kfree_rcu(held, ...)
|
  krealloc(held, ...)
|
  kfree_const(held)
|
  devm_kfree(..., held)
)
