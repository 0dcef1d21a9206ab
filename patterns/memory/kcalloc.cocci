/// Let the device free the array that probe allocates, cleared.
/// Not when: the memory is needed for a while only, or by something that outlives the driver's binding.
// Class: passive
// Fails: null
// Since: 3.13
// Declared: devm_kcalloc
// Contents: zeroed

@acquire@
expression driver.dev;
expression held, n, size, flags;
@@
  held =
- kcalloc(n, size, flags)
+ devm_kcalloc(dev, n, size, flags)

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
