/// Let the device unregister its clock notifier.
// Class: active
// Fails: errno
// Since: 5.11
// Declared: devm_clk_notifier_register

@acquire@
expression driver.dev;
expression clock, notifier;
@@
- clk_notifier_register(clock, notifier)
+ devm_clk_notifier_register(dev, clock, notifier)

@release@
expression acquire.clock, acquire.notifier;
@@
- clk_notifier_unregister(clock, notifier);
