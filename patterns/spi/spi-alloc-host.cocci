/// Let the device free the SPI controller that probe allocates.
// Class: passive
// Fails: null
// Since: 6.2
// Declared: devm_spi_alloc_host
// Taken-by: spi_unregister_master, spi_unregister_controller, devm_spi_register_master, devm_spi_register_controller
// Refused: unregistering it frees it as well, unless it is managed; nothing then has to go in remove, and devmify does not see that

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- spi_alloc_host(dev, size)
+ devm_spi_alloc_host(dev, size)

@release@
expression acquire.held;
@@
(
- spi_controller_put(held);
|
- spi_master_put(held);
)
