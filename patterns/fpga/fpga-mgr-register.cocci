/// Let the device unregister its FPGA manager.
// Class: active
// Fails: err-ptr
// Since: 5.17
// Declared: devm_fpga_mgr_register

@acquire@
expression driver.dev;
expression held, name, ops, data;
@@
  held =
- fpga_mgr_register(dev, name, ops, data)
+ devm_fpga_mgr_register(dev, name, ops, data)

@release@
expression acquire.held;
@@
- fpga_mgr_unregister(held);
