/// Let the device free the interrupt that probe requests, whether it nests or not.
/// Not when: anything that the handler uses is still torn down by hand after the interrupt is freed.
// Class: active
// Fails: count
// Since: 3.14
// Declared: devm_request_any_context_irq

@acquire@
expression driver.dev;
expression irq, handler, flags, name, data;
@@
- request_any_context_irq(irq, handler, flags, name, data)
+ devm_request_any_context_irq(dev, irq, handler, flags, name, data)

@release@
expression acquire.irq, acquire.data;
@@
- free_irq(irq, data);

@other@
expression acquire.irq, acquire.data;
@@
  devm_free_irq(..., irq, data)
