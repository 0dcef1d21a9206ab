/// Let the device put the GPIO that probe looks up in a node.
/// Not when: a core takes the GPIO over, as the regulator core does.
// Class: passive
// Fails: err-ptr
// Since: 4.18
// Until: 6.2
// Declared: devm_gpiod_get_from_of_node

@acquire@
expression driver.dev;
expression held, np, name, index, flags, label;
@@
  held =
- gpiod_get_from_of_node(np, name, index, flags, label)
+ devm_gpiod_get_from_of_node(dev, np, name, index, flags, label)

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
