/// Let the device free the clean name that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 5.19
// Declared: devm_hwmon_sanitize_name
// Contents: yes

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- hwmon_sanitize_name(name)
+ devm_hwmon_sanitize_name(dev, name)

@release@
expression acquire.held;
@@
- kfree(held);
