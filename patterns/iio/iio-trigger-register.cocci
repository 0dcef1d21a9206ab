/// Let the device unregister its IIO trigger.
// Class: active
// Fails: errno
// Since: 4.9
// Declared: devm_iio_trigger_register

@acquire@
expression driver.dev;
expression trigger;
@@
- iio_trigger_register(trigger)
+ devm_iio_trigger_register(dev, trigger)

@release@
expression acquire.trigger;
@@
- iio_trigger_unregister(trigger);
