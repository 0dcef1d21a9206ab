/// Let the device put the regulator that probe looks up.
/// Not when: the regulator is looked up for another device.
/// Not when: a core takes the regulator over.
// Class: passive
// Fails: err-ptr
// Since: 3.13
// Declared: devm_regulator_get_exclusive

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- regulator_get_exclusive(dev, id)
+ devm_regulator_get_exclusive(dev, id)

@release@
expression acquire.held;
@@
- regulator_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_regulator_put(dev, held)
