/// Let the device get its supply and keep it enabled, all in one.
/// Not when: anything else is done with the regulator: the managed form gives none back.
/// Not when: something has to happen between the lookup and the enable.
/// Not when: suspend and resume, or remove before its end, turn the supply off and on.
// Class: stateful
// Fails: errno
// Lookup-fails: err-ptr
// Since: 6.1
// Declared: devm_regulator_get_enable, devm_regulator_get_enable_optional
// Action: regulator_disable

@acquire@
expression held, status;
statement S;
@@
(
- status = regulator_enable(held);
- if (status) S
|
- status = regulator_enable(held);
- if (status < 0) S
|
- status = regulator_enable(held);
- if (status != 0) S
)

@lookup@
expression driver.dev;
expression acquire.held, acquire.status;
expression id;
@@
(
- held = devm_regulator_get(dev, id)
+ status = devm_regulator_get_enable(dev, id)
|
- held = devm_regulator_get_optional(dev, id)
+ status = devm_regulator_get_enable_optional(dev, id)
|
- held = regulator_get(dev, id)
+ status = devm_regulator_get_enable(dev, id)
|
- held = regulator_get_optional(dev, id)
+ status = devm_regulator_get_enable_optional(dev, id)
)

@release@
expression acquire.held;
@@
- regulator_disable(held);

@other@
expression acquire.held;
@@
(
  regulator_force_disable(held)
|
  regulator_disable_deferred(held, ...)
)
