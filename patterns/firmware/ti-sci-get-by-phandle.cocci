/// Let the device put the handle of the system controller that probe looks up.
/// Not when: it is looked up in another node than the device's own.
// Class: passive
// Fails: err-ptr
// Since: 5.2
// Declared: devm_ti_sci_get_by_phandle

@acquire@
expression driver.dev;
expression driver.node;
expression held, property;
@@
  held =
- ti_sci_get_by_phandle(node, property)
+ devm_ti_sci_get_by_phandle(dev, property)

@release@
expression acquire.held;
@@
- ti_sci_put_handle(held);
