/// Let the device put the firmware of the board that probe looks up.
// Class: passive
// Fails: null
// Since: 5.13
// Declared: devm_rpi_firmware_get

@acquire@
expression driver.dev;
expression held, np;
@@
  held =
- rpi_firmware_get(np)
+ devm_rpi_firmware_get(dev, np)

@release@
expression acquire.held;
@@
- rpi_firmware_put(held);
