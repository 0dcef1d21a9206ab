/// Let the device unregister its device on a display link.
// Class: active
// Fails: err-ptr
// Since: 5.16
// Declared: devm_mipi_dsi_device_register_full

@acquire@
expression driver.dev;
expression held, host, info;
@@
  held =
- mipi_dsi_device_register_full(host, info)
+ devm_mipi_dsi_device_register_full(dev, host, info)

@release@
expression acquire.held;
@@
- mipi_dsi_device_unregister(held);
