/// Let the device unregister its LCD.
// Class: active
// Fails: err-ptr
// Since: 3.11
// Declared: devm_lcd_device_register

@acquire@
expression driver.dev;
expression held, name, parent, data, ops;
@@
  held =
- lcd_device_register(name, parent, data, ops)
+ devm_lcd_device_register(dev, name, parent, data, ops)

@release@
expression acquire.held;
@@
- lcd_device_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_lcd_device_unregister(dev, held)
