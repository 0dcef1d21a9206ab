/// Let the device turn its regulator off.
// Class: stateful
// Fails: errno
// Since: 6.0
// Declared: devm_regulator_get_enable
// Refused: devm_regulator_get_enable() gives no regulator back, so that nothing else can be done with it

@acquire@
expression driver.dev;
expression supply;
@@
- regulator_enable(supply)
+ devm_regulator_get_enable(dev, id)

@release@
expression acquire.supply;
@@
- regulator_disable(supply);
