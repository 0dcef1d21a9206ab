/// Let the device unregister its regulator notifier.
// Class: active
// Fails: errno
// Since: 4.1
// Declared: devm_regulator_register_notifier
// Refused: it is tied to the device that the regulator was looked up for, and nothing proves that this is the one that probe binds

@acquire@
expression supply, notifier;
@@
- regulator_register_notifier(supply, notifier)
+ devm_regulator_register_notifier(supply, notifier)

@release@
expression acquire.supply, acquire.notifier;
@@
- regulator_unregister_notifier(supply, notifier);

@other@
expression acquire.supply, acquire.notifier;
@@
  devm_regulator_unregister_notifier(supply, notifier)
