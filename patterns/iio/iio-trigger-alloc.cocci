/// Let the device free the IIO trigger that probe allocates.
// Class: passive
// Fails: null
// Since: 3.13
// Declared: devm_iio_trigger_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, format;
expression list arguments;
@@
  held =
- iio_trigger_alloc(dev, format, arguments)
+ devm_iio_trigger_alloc(dev, format, arguments)

@release@
expression acquire.held;
@@
- iio_trigger_free(held);
