/// Let the device unregister its SPI controller.
// Class: active
// Fails: errno
// Since: 4.13
// Declared: devm_spi_register_controller
// Refused: whether unregistering frees the controller depends on how it was allocated

@acquire@
expression driver.dev;
expression controller;
@@
- spi_register_controller(controller)
+ devm_spi_register_controller(dev, controller)

@release@
expression acquire.controller;
@@
- spi_unregister_controller(controller);
