/// Let the device put the LED that probe looks up.
/// Not when: it is looked up in another node than the device's own.
// Class: passive
// Fails: err-ptr
// Since: 5.6
// Declared: devm_of_led_get

@acquire@
expression driver.dev;
expression driver.node;
expression held, index;
@@
  held =
- of_led_get(node, index)
+ devm_of_led_get(dev, index)

@release@
expression acquire.held;
@@
- led_put(held);
