/// Let the device forget what its driver says of its GPIOs.
// Class: passive
// Fails: errno
// Since: 4.12
// Declared: devm_acpi_dev_add_driver_gpios
// Refused: the managed form takes the companion of the device itself, and nothing proves that this is the one meant

@acquire@
expression driver.dev;
expression companion, gpios;
@@
- acpi_dev_add_driver_gpios(companion, gpios)
+ devm_acpi_dev_add_driver_gpios(dev, gpios)

@release@
expression acquire.companion;
@@
- acpi_dev_remove_driver_gpios(companion);
