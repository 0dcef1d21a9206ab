/// Let the device put the GPIO that probe looks up in a firmware node.
/// Not when: a core takes the GPIO over, as the regulator core does.
// Class: passive
// Fails: err-ptr
// Since: 5.7
// Declared: devm_fwnode_gpiod_get_index

@acquire@
expression driver.dev;
expression held, fwnode, id, index, flags, label;
@@
  held =
- fwnode_gpiod_get_index(fwnode, id, index, flags, label)
+ devm_fwnode_gpiod_get_index(dev, fwnode, id, index, flags, label)

@release@
expression acquire.held;
@@
- gpiod_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
(
  devm_gpiod_put(dev, held)
|
  devm_gpiod_unhinge(dev, held)
)
