/// Let the device unregister its NVMEM provider.
// Class: active
// Fails: err-ptr
// Since: 4.17
// Declared: devm_nvmem_register

@acquire@
expression driver.dev;
expression held, config;
@@
  held =
- nvmem_register(config)
+ devm_nvmem_register(dev, config)

@release@
expression acquire.held;
@@
- nvmem_unregister(held);
