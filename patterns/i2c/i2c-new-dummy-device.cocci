/// Let the device unregister the further address that it claims.
// Class: passive
// Fails: err-ptr
// Since: 5.2
// Declared: devm_i2c_new_dummy_device

@acquire@
expression driver.dev;
expression held, adapter, address;
@@
  held =
- i2c_new_dummy_device(adapter, address)
+ devm_i2c_new_dummy_device(dev, adapter, address)

@release@
expression acquire.held;
@@
- i2c_unregister_device(held);
