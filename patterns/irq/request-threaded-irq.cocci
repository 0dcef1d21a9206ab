/// Let the device free the interrupt that probe requests, with its thread.
/// Not when: anything that the handler uses is still torn down by hand after the interrupt is freed.
// Class: active
// Fails: errno
// Since: 2.6.31
// Declared: devm_request_threaded_irq

@acquire@
expression driver.dev;
expression irq, handler, thread, flags, name, data;
@@
- request_threaded_irq(irq, handler, thread, flags, name, data)
+ devm_request_threaded_irq(dev, irq, handler, thread, flags, name, data)

@release@
expression acquire.irq, acquire.data;
@@
- free_irq(irq, data);

@other@
expression acquire.irq, acquire.data;
@@
  devm_free_irq(..., irq, data)
