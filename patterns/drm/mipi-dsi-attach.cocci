/// Let the device detach from its display link.
// Class: active
// Fails: errno
// Since: 5.16
// Declared: devm_mipi_dsi_attach

@acquire@
expression driver.dev;
expression link;
@@
- mipi_dsi_attach(link)
+ devm_mipi_dsi_attach(dev, link)

@release@
expression acquire.link;
@@
- mipi_dsi_detach(link);
