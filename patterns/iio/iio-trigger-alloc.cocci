/// Let the device free the IIO trigger that probe allocates.
// Class: passive
// Fails: null
// Since: 3.13
// Declared: devm_iio_trigger_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, template;
expression list arguments;
@@
  held =
- iio_trigger_alloc(dev, template, arguments)
+ devm_iio_trigger_alloc(dev, template, arguments)

@release@
expression acquire.held;
@@
- iio_trigger_free(held);
