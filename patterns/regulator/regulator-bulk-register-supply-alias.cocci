/// Let the device unregister the other names of its supplies.
// Class: passive
// Fails: errno
// Since: 3.13
// Declared: devm_regulator_bulk_register_supply_alias

@acquire@
expression driver.dev;
expression ids, other, names, count;
@@
- regulator_bulk_register_supply_alias(dev, ids, other, names, count)
+ devm_regulator_bulk_register_supply_alias(dev, ids, other, names, count)

@release@
expression acquire.ids;
expression driver.dev;
expression n;
@@
- regulator_bulk_unregister_supply_alias(dev, ids, n);
