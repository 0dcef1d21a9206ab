/// Let the device put the NVMEM device that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 4.3
// Declared: devm_nvmem_device_get

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- nvmem_device_get(dev, name)
+ devm_nvmem_device_get(dev, name)

@release@
expression acquire.held;
@@
- nvmem_device_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_nvmem_device_put(dev, held)
