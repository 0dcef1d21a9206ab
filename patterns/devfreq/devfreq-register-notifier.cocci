/// Let the device unregister its frequency notifier.
// Class: active
// Fails: errno
// Since: 4.7
// Declared: devm_devfreq_register_notifier

@acquire@
expression driver.dev;
expression freq, notifier, which;
@@
- devfreq_register_notifier(freq, notifier, which)
+ devm_devfreq_register_notifier(dev, freq, notifier, which)

@release@
expression acquire.freq, acquire.notifier, acquire.which;
@@
- devfreq_unregister_notifier(freq, notifier, which);

@other@
expression acquire.freq, acquire.notifier, acquire.which;
expression driver.dev;
@@
  devm_devfreq_unregister_notifier(dev, freq, notifier, which)
