/// Let the device unregister its connector notifier.
// Class: active
// Fails: errno
// Since: 4.12
// Declared: devm_extcon_register_notifier_all

@acquire@
expression driver.dev;
expression connector, notifier;
@@
- extcon_register_notifier_all(connector, notifier)
+ devm_extcon_register_notifier_all(dev, connector, notifier)

@release@
expression acquire.connector, acquire.notifier;
@@
- extcon_unregister_notifier_all(connector, notifier);

@other@
expression acquire.connector, acquire.notifier;
expression driver.dev;
@@
  devm_extcon_unregister_notifier_all(dev, connector, notifier)
