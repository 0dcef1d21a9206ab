/// Let the device unregister its reboot notifier.
// Class: active
// Fails: errno
// Since: 4.15
// Declared: devm_register_reboot_notifier

@acquire@
expression driver.dev;
expression notifier;
@@
- register_reboot_notifier(notifier)
+ devm_register_reboot_notifier(dev, notifier)

@release@
expression acquire.notifier;
@@
- unregister_reboot_notifier(notifier);
