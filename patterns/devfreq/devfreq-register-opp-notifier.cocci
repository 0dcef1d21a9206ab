/// Let the device unregister its operating point notifier.
// Class: active
// Fails: errno
// Since: 3.16
// Declared: devm_devfreq_register_opp_notifier

@acquire@
expression driver.dev;
expression freq;
@@
- devfreq_register_opp_notifier(dev, freq)
+ devm_devfreq_register_opp_notifier(dev, freq)

@release@
expression acquire.freq;
expression driver.dev;
@@
- devfreq_unregister_opp_notifier(dev, freq);

@other@
expression acquire.freq;
expression driver.dev;
@@
  devm_devfreq_unregister_opp_notifier(dev, freq)
