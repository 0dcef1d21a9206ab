/// Let the device put the handle of the system controller that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 4.10
// Declared: devm_ti_sci_get_handle

@acquire@
expression driver.dev;
expression held;
@@
  held =
- ti_sci_get_handle(dev)
+ devm_ti_sci_get_handle(dev)

@release@
expression acquire.held;
@@
- ti_sci_put_handle(held);
