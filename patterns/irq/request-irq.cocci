/// Let the device free the interrupt that probe requests.
/// Not when: anything that the handler uses is still torn down by hand after the interrupt is freed.
// Class: active
// Fails: errno
// Since: 2.6.21
// Declared: devm_request_irq

@acquire@
expression driver.dev;
expression irq, handler, flags, name, data;
@@
- request_irq(irq, handler, flags, name, data)
+ devm_request_irq(dev, irq, handler, flags, name, data)

@release@
expression acquire.irq, acquire.data;
@@
- free_irq(irq, data);

@other@
expression acquire.irq, acquire.data;
@@
  devm_free_irq(..., irq, data)
