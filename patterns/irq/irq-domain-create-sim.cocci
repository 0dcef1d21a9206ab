/// Let the device remove its simulated interrupts.
// Class: active
// Fails: err-ptr
// Since: 5.8
// Declared: devm_irq_domain_create_sim

@acquire@
expression driver.dev;
expression driver.node;
expression held, count;
@@
  held =
- irq_domain_create_sim(node, count)
+ devm_irq_domain_create_sim(dev, node, count)

@release@
expression acquire.held;
@@
- irq_domain_remove_sim(held);
