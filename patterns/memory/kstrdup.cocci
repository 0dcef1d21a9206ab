/// Let the device free the copy that probe makes of a string.
/// Not when: the string is handed to something that frees it.
// Class: passive
// Fails: null
// Since: 3.15
// Declared: devm_kstrdup
// Contents: yes

@acquire@
expression driver.dev;
expression held, from, flags;
@@
  held =
- kstrdup(from, flags)
+ devm_kstrdup(dev, from, flags)

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
