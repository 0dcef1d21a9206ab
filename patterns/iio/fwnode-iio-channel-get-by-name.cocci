/// Let the device put the IIO channel that probe looks up in a firmware node.
// Class: passive
// Fails: err-ptr
// Since: 6.1
// Declared: devm_fwnode_iio_channel_get_by_name

@acquire@
expression driver.dev;
expression held, fwnode, name;
@@
  held =
- fwnode_iio_channel_get_by_name(fwnode, name)
+ devm_fwnode_iio_channel_get_by_name(dev, fwnode, name)

@release@
expression acquire.held;
@@
- iio_channel_release(held);
