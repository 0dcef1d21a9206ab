/// Let the device unregister its counter.
// Class: active
// Fails: errno
// Since: 5.17
// Declared: devm_counter_add

@acquire@
expression driver.dev;
expression counter;
@@
- counter_add(counter)
+ devm_counter_add(dev, counter)

@release@
expression acquire.counter;
@@
- counter_unregister(counter);
