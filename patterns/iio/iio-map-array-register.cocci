/// Let the device withdraw the names of its IIO channels.
// Class: active
// Fails: errno
// Since: 5.16
// Declared: devm_iio_map_array_register

@acquire@
expression driver.dev;
expression indio, maps;
@@
- iio_map_array_register(indio, maps)
+ devm_iio_map_array_register(dev, indio, maps)

@release@
expression acquire.indio;
@@
- iio_map_array_unregister(indio);
