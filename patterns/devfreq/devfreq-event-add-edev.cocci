/// Let the device remove its frequency events.
// Class: active
// Fails: err-ptr
// Since: 4.0
// Declared: devm_devfreq_event_add_edev

@acquire@
expression driver.dev;
expression held, desc;
@@
  held =
- devfreq_event_add_edev(dev, desc)
+ devm_devfreq_event_add_edev(dev, desc)

@release@
expression acquire.held;
@@
- devfreq_event_remove_edev(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_devfreq_event_remove_edev(dev, held)
