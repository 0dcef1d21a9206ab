/// Let the device unregister its MDIO bus.
/// Not when: the bus itself is not managed: the managed form refuses it.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: active
// Fails: errno
// Review: the driver's Kconfig entry has to select MDIO_DEVRES, or something that does
// Since: 5.8
// Declared: devm_mdiobus_register
// Needs: net/mdiobus-alloc net/mdiobus-alloc-size

@acquire@
expression driver.dev;
expression bus;
@@
- mdiobus_register(bus)
+ devm_mdiobus_register(dev, bus)

@release@
expression acquire.bus;
@@
- mdiobus_unregister(bus);
