/// Let the device clean up its triggered buffer.
// Class: active
// Fails: errno
// Since: 5.11
// Declared: devm_iio_triggered_buffer_setup_ext

@acquire@
expression driver.dev;
expression indio, half, thread, direction, ops, attributes;
@@
- iio_triggered_buffer_setup_ext(indio, half, thread, direction, ops, attributes)
+ devm_iio_triggered_buffer_setup_ext(dev, indio, half, thread, direction, ops, attributes)

@release@
expression acquire.indio;
@@
- iio_triggered_buffer_cleanup(indio);
