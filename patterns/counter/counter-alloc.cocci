/// Let the device free the counter that probe allocates.
// Class: passive
// Fails: null
// Since: 5.17
// Declared: devm_counter_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- counter_alloc(size)
+ devm_counter_alloc(dev, size)

@release@
expression acquire.held;
@@
- counter_put(held);
