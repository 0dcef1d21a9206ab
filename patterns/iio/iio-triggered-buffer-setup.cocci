/// Let the device clean up its triggered buffer.
// Class: active
// Fails: errno
// Since: 4.9
// Declared: devm_iio_triggered_buffer_setup

@acquire@
expression driver.dev;
expression indio, half, thread, ops;
@@
- iio_triggered_buffer_setup(indio, half, thread, ops)
+ devm_iio_triggered_buffer_setup(dev, indio, half, thread, ops)

@release@
expression acquire.indio;
@@
- iio_triggered_buffer_cleanup(indio);
