/// Let the device free the copy that probe makes of a string, unless it is a constant.
/// Not when: the string is handed to something that frees it.
// Class: passive
// Fails: null
// Since: 4.20
// Declared: devm_kstrdup_const
// Contents: yes

@acquire@
expression driver.dev;
expression held, from, flags;
@@
  held =
- kstrdup_const(from, flags)
+ devm_kstrdup_const(dev, from, flags)

@release@
expression acquire.held;
@@
- kfree_const(held);

@other@
expression acquire.held;
@@
(
  kfree(held)
|
  devm_kfree_const(..., held)
)
