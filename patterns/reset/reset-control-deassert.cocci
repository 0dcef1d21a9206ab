/// Let the device look its reset up, deassert it and assert it again at the end, all in one.
/// Not when: something has to happen between the lookup and the deassert.
/// Not when: nobody checks whether it could be deasserted: then a failure would come to stop probe.
/// Not when: suspend and resume, or remove before its end, assert it.
// Class: stateful
// Fails: errno
// Since: 6.13
// Declared: devm_reset_control_get_exclusive_deasserted, devm_reset_control_get_optional_exclusive_deasserted, devm_reset_control_get_shared_deasserted, devm_reset_control_get_optional_shared_deasserted
// Action: reset_assert

@lookup@
expression driver.dev;
expression held, id;
@@
  held =
(
- reset_control_get_exclusive(dev, id)
+ devm_reset_control_get_exclusive_deasserted(dev, id)
|
- devm_reset_control_get_exclusive(dev, id)
+ devm_reset_control_get_exclusive_deasserted(dev, id)
|
- reset_control_get_optional_exclusive(dev, id)
+ devm_reset_control_get_optional_exclusive_deasserted(dev, id)
|
- devm_reset_control_get_optional_exclusive(dev, id)
+ devm_reset_control_get_optional_exclusive_deasserted(dev, id)
|
- reset_control_get_shared(dev, id)
+ devm_reset_control_get_shared_deasserted(dev, id)
|
- devm_reset_control_get_shared(dev, id)
+ devm_reset_control_get_shared_deasserted(dev, id)
|
- reset_control_get_optional_shared(dev, id)
+ devm_reset_control_get_optional_shared_deasserted(dev, id)
|
- devm_reset_control_get_optional_shared(dev, id)
+ devm_reset_control_get_optional_shared_deasserted(dev, id)
|
- reset_control_get(dev, id)
+ devm_reset_control_get_exclusive_deasserted(dev, id)
|
- devm_reset_control_get(dev, id)
+ devm_reset_control_get_exclusive_deasserted(dev, id)
|
- devm_reset_control_get_optional(dev, id)
+ devm_reset_control_get_optional_exclusive_deasserted(dev, id)
)

@acquire@
expression lookup.held;
expression status;
statement S;
@@
(
- status = reset_control_deassert(held);
- if (status) S
|
- status = reset_control_deassert(held);
- if (status < 0) S
|
- status = reset_control_deassert(held);
- if (status != 0) S
)

@release@
expression lookup.held;
@@
- reset_control_assert(held);

@other@
expression lookup.held;
@@
  reset_control_reset(held)
