/// Let the device unregister its IIO device.
/// Not when: the chip is switched off, or a trigger is taken away, in remove.
// Class: active
// Fails: errno
// Since: 3.14
// Declared: devm_iio_device_register

@acquire@
expression driver.dev;
expression indio;
@@
- iio_device_register(indio)
+ devm_iio_device_register(dev, indio)

@release@
expression acquire.indio;
@@
- iio_device_unregister(indio);
