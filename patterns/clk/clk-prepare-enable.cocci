/// Let the device look its clock up and keep it enabled, all in one.
/// Not when: something has to happen between the lookup and the enable, such as setting a rate.
/// Not when: nobody checks whether the clock could be enabled: then a failure would come to stop probe.
/// Not when: suspend and resume, or remove before its end, turn the clock off and on.
// Class: stateful
// Fails: errno
// Since: 6.0
// Declared: devm_clk_get_enabled, devm_clk_get_optional_enabled
// Action: clk_disable

@lookup@
expression driver.dev;
expression held, id;
@@
  held =
(
- clk_get(dev, id)
+ devm_clk_get_enabled(dev, id)
|
- clk_get_optional(dev, id)
+ devm_clk_get_optional_enabled(dev, id)
|
- devm_clk_get(dev, id)
+ devm_clk_get_enabled(dev, id)
|
- devm_clk_get_optional(dev, id)
+ devm_clk_get_optional_enabled(dev, id)
)

@acquire@
expression lookup.held;
expression status;
statement S;
@@
(
- status = clk_prepare_enable(held);
- if (status) S
|
- status = clk_prepare_enable(held);
- if (status < 0) S
|
- status = clk_prepare_enable(held);
- if (status != 0) S
)

@release@
expression lookup.held;
@@
- clk_disable_unprepare(held);

@other@
expression lookup.held;
@@
(
  clk_disable(held)
|
  clk_enable(held)
|
  clk_unprepare(held)
)
