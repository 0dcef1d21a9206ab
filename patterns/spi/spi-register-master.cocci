/// Let the device unregister its SPI controller.
// Class: active
// Fails: errno
// Since: 3.13
// Until: 6.8
// Declared: devm_spi_register_master
// Refused: whether unregistering frees the controller depends on how it was allocated

@acquire@
expression driver.dev;
expression controller;
@@
- spi_register_master(controller)
+ devm_spi_register_master(dev, controller)

@release@
expression acquire.controller;
@@
- spi_unregister_master(controller);
