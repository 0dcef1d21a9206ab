/// Let the device put the IIO channel that probe looks up.
/// Not when: the IIO channel is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 4.7
// Declared: devm_iio_channel_get

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- iio_channel_get(dev, id)
+ devm_iio_channel_get(dev, id)

@release@
expression acquire.held;
@@
- iio_channel_release(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_iio_channel_put(dev, held)
