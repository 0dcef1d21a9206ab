/// Let the device unregister its reboot modes.
// Class: active
// Fails: errno
// Since: 4.16
// Declared: devm_reboot_mode_register

@acquire@
expression driver.dev;
expression mode;
@@
- reboot_mode_register(mode)
+ devm_reboot_mode_register(dev, mode)

@release@
expression acquire.mode;
@@
- reboot_mode_unregister(mode);

@other@
expression acquire.mode;
expression driver.dev;
@@
  devm_reboot_mode_unregister(dev, mode)
