/// Let the device free the interrupt numbers that probe allocates.
// Class: passive
// Fails: errno
// Since: 4.12
// Declared: devm_irq_alloc_descs
// Refused: what it gives back is a number and an error at once, and devmify does not follow numbers

@acquire@
expression driver.dev;
expression driver.node;
expression held, irq, from, count;
@@
  held =
- irq_alloc_descs(irq, from, count, node)
+ devm_irq_alloc_descs(dev, irq, from, count, node)

@release@
expression acquire.held;
expression n;
@@
- irq_free_descs(held, n);
