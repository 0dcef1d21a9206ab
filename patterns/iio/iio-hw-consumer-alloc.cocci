/// Let the device free the channels that it takes from other hardware.
// Class: passive
// Fails: err-ptr
// Since: 4.18
// Declared: devm_iio_hw_consumer_alloc

@acquire@
expression driver.dev;
expression held;
@@
  held =
- iio_hw_consumer_alloc(dev)
+ devm_iio_hw_consumer_alloc(dev)

@release@
expression acquire.held;
@@
- iio_hw_consumer_free(held);
