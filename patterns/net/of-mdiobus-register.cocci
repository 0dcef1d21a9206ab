/// Let the device unregister its MDIO bus, which a node describes.
/// Not when: the bus itself is not managed: the managed form refuses it.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: active
// Fails: errno
// Review: the driver's Kconfig entry has to select MDIO_DEVRES, or something that does
// Since: 5.9
// Declared: devm_of_mdiobus_register
// Needs: net/mdiobus-alloc net/mdiobus-alloc-size

@acquire@
expression driver.dev;
expression bus, np;
@@
- of_mdiobus_register(bus, np)
+ devm_of_mdiobus_register(dev, bus, np)

@release@
expression acquire.bus;
@@
- mdiobus_unregister(bus);
