/// Let the device unregister its FPGA manager.
// Class: active
// Fails: err-ptr
// Since: 5.17
// Declared: devm_fpga_mgr_register_full

@acquire@
expression driver.dev;
expression held, info;
@@
  held =
- fpga_mgr_register_full(dev, info)
+ devm_fpga_mgr_register_full(dev, info)

@release@
expression acquire.held;
@@
- fpga_mgr_unregister(held);
