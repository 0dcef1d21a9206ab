/// Let the device free the MDIO bus that probe allocates, with room for its own data.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: passive
// Fails: null
// Review: the driver's Kconfig entry has to select MDIO_DEVRES, or something that does
// Since: 3.16
// Declared: devm_mdiobus_alloc_size
// Contents: yes

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- mdiobus_alloc_size(size)
+ devm_mdiobus_alloc_size(dev, size)

@release@
expression acquire.held;
@@
- mdiobus_free(held);
