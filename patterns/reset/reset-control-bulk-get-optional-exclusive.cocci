/// Let the device put the reset lines that probe looks up.
// Class: passive
// Fails: errno
// Since: 5.13
// Declared: devm_reset_control_bulk_get_optional_exclusive

@acquire@
expression driver.dev;
expression count, lines;
@@
- reset_control_bulk_get_optional_exclusive(dev, count, lines)
+ devm_reset_control_bulk_get_optional_exclusive(dev, count, lines)

@release@
expression acquire.lines;
expression n;
@@
- reset_control_bulk_put(n, lines);
