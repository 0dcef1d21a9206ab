/// Let the device look its clock up and keep it prepared, all in one.
/// Not when: something has to happen between the lookup and its preparation, such as setting a rate.
/// Not when: nobody checks whether the clock could be prepared: then a failure would come to stop probe.
/// Not when: suspend and resume, or remove before its end, unprepare it.
// Class: stateful
// Fails: errno
// Since: 6.0
// Declared: devm_clk_get_prepared, devm_clk_get_optional_prepared
// Action: clk_unprepare

@lookup@
expression driver.dev;
expression held, id;
@@
  held =
(
- clk_get(dev, id)
+ devm_clk_get_prepared(dev, id)
|
- clk_get_optional(dev, id)
+ devm_clk_get_optional_prepared(dev, id)
|
- devm_clk_get(dev, id)
+ devm_clk_get_prepared(dev, id)
|
- devm_clk_get_optional(dev, id)
+ devm_clk_get_optional_prepared(dev, id)
)

@acquire@
expression lookup.held;
expression status;
statement S;
@@
(
- status = clk_prepare(held);
- if (status) S
|
- status = clk_prepare(held);
- if (status < 0) S
|
- status = clk_prepare(held);
- if (status != 0) S
)

@release@
expression lookup.held;
@@
- clk_unprepare(held);

@other@
expression lookup.held;
@@
(
  clk_prepare_enable(held)
|
  clk_disable_unprepare(held)
)
