/// Let the device unregister its LED trigger.
// Class: active
// Fails: errno
// Since: 4.5
// Declared: devm_led_trigger_register

@acquire@
expression driver.dev;
expression trigger;
@@
- led_trigger_register(trigger)
+ devm_led_trigger_register(dev, trigger)

@release@
expression acquire.trigger;
@@
- led_trigger_unregister(trigger);
