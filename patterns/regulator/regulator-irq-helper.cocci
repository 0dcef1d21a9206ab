/// Let the device cancel the interrupt by which its regulators tell of errors.
// Class: active
// Fails: err-ptr
// Since: 5.14
// Declared: devm_regulator_irq_helper
// Refused: it is given back by the address of the place that it is kept in

@acquire@
expression driver.dev;
expression held, desc, irq, flags, common, each, rdevs, count;
@@
  held =
- regulator_irq_helper(dev, desc, irq, flags, common, each, rdevs, count)
+ devm_regulator_irq_helper(dev, desc, irq, flags, common, each, rdevs, count)

@release@
expression acquire.held;
@@
- regulator_irq_helper_cancel(&held);
