/// Let the device free the generic interrupt chip that probe allocates.
// Class: passive
// Fails: null
// Since: 4.13
// Declared: devm_irq_alloc_generic_chip
// Contents: yes

@acquire@
expression driver.dev;
expression held, name, count, base, regs, handler;
@@
  held =
- irq_alloc_generic_chip(name, count, base, regs, handler)
+ devm_irq_alloc_generic_chip(dev, name, count, base, regs, handler)

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
