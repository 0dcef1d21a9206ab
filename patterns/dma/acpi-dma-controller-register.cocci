/// Let the device give up being a DMA controller of ACPI.
// Class: active
// Fails: errno
// Since: 3.10
// Declared: devm_acpi_dma_controller_register

@acquire@
expression driver.dev;
expression translate, data;
@@
- acpi_dma_controller_register(dev, translate, data)
+ devm_acpi_dma_controller_register(dev, translate, data)

@release@
expression driver.dev;
@@
- acpi_dma_controller_free(dev);

@other@
expression driver.dev;
@@
  devm_acpi_dma_controller_free(dev)
