/// Let the device free the string that probe puts together.
/// Not when: the string is handed to something that frees it.
// Class: passive
// Fails: null
// Since: 3.17
// Declared: devm_kasprintf
// Contents: yes

@acquire@
expression driver.dev;
expression held, flags, template;
expression list arguments;
@@
  held =
- kasprintf(flags, template, arguments)
+ devm_kasprintf(dev, flags, template, arguments)

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
