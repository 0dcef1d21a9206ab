/// Let the device unregister the other name of its supply.
// Class: passive
// Fails: errno
// Since: 3.13
// Declared: devm_regulator_register_supply_alias

@acquire@
expression driver.dev;
expression id, other, name;
@@
- regulator_register_supply_alias(dev, id, other, name)
+ devm_regulator_register_supply_alias(dev, id, other, name)

@release@
expression acquire.id;
expression driver.dev;
@@
- regulator_unregister_supply_alias(dev, id);
