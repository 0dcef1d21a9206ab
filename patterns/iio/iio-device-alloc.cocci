/// Let the device free the IIO device that probe allocates.
// Class: passive
// Fails: null
// Since: 3.12
// Declared: devm_iio_device_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- iio_device_alloc(dev, size)
+ devm_iio_device_alloc(dev, size)

@release@
expression acquire.held;
@@
- iio_device_free(held);

@other@
expression acquire.held;
@@
  iio_device_put(held)
