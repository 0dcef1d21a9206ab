/// Let the device unregister its connector notifier.
// Class: active
// Fails: errno
// Since: 4.9
// Declared: devm_extcon_register_notifier

@acquire@
expression driver.dev;
expression connector, id, notifier;
@@
- extcon_register_notifier(connector, id, notifier)
+ devm_extcon_register_notifier(dev, connector, id, notifier)

@release@
expression acquire.connector, acquire.id, acquire.notifier;
@@
- extcon_unregister_notifier(connector, id, notifier);

@other@
expression acquire.connector, acquire.id, acquire.notifier;
expression driver.dev;
@@
  devm_extcon_unregister_notifier(dev, connector, id, notifier)
