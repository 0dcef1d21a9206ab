/// Let the device delete its remote processor.
// Class: active
// Fails: errno
// Since: 5.8
// Declared: devm_rproc_add

@acquire@
expression driver.dev;
expression processor;
@@
- rproc_add(processor)
+ devm_rproc_add(dev, processor)

@release@
expression acquire.processor;
@@
- rproc_del(processor);
