/// Let the device free the copy that probe makes of some memory.
/// Not when: the memory is needed for a while only, or by something that outlives the driver's binding.
// Class: passive
// Fails: null
// Since: 3.16
// Declared: devm_kmemdup
// Contents: yes

@acquire@
expression driver.dev;
expression held, from, size, flags;
@@
  held =
- kmemdup(from, size, flags)
+ devm_kmemdup(dev, from, size, flags)

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
