/// Let the device put the IIO channels that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 4.7
// Declared: devm_iio_channel_get_all

@acquire@
expression driver.dev;
expression held;
@@
  held =
- iio_channel_get_all(dev)
+ devm_iio_channel_get_all(dev)

@release@
expression acquire.held;
@@
- iio_channel_release_all(held);
