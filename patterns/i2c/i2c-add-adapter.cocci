/// Let the device delete its I2C adapter.
// Class: active
// Fails: errno
// Since: 5.13
// Declared: devm_i2c_add_adapter

@acquire@
expression driver.dev;
expression adapter;
@@
- i2c_add_adapter(adapter)
+ devm_i2c_add_adapter(dev, adapter)

@release@
expression acquire.adapter;
@@
- i2c_del_adapter(adapter);
