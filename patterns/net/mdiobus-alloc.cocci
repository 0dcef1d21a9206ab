/// Let the device free the MDIO bus that probe allocates.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: passive
// Fails: null
// Review: the driver's Kconfig entry has to select MDIO_DEVRES, or something that does
// Since: 3.16
// Declared: devm_mdiobus_alloc
// Contents: yes

@acquire@
expression driver.dev;
expression held;
@@
  held =
- mdiobus_alloc()
+ devm_mdiobus_alloc(dev)

@release@
expression acquire.held;
@@
- mdiobus_free(held);
