/// Let the device remove its simulated interrupts.
// Class: active
// Fails: err-ptr
// Since: 5.8
// Declared: devm_irq_domain_create_sim

@acquire@
expression driver.dev;
expression held, fwnode, count;
@@
  held =
- irq_domain_create_sim(fwnode, count)
+ devm_irq_domain_create_sim(dev, fwnode, count)

@release@
expression acquire.held;
@@
- irq_domain_remove_sim(held);
