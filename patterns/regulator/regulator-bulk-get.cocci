/// Let the device put the regulators that probe looks up.
// Class: passive
// Fails: errno
// Since: 3.4
// Declared: devm_regulator_bulk_get

@acquire@
expression driver.dev;
expression count, consumers;
@@
- regulator_bulk_get(dev, count, consumers)
+ devm_regulator_bulk_get(dev, count, consumers)

@release@
expression acquire.consumers;
expression n;
@@
- regulator_bulk_free(n, consumers);
