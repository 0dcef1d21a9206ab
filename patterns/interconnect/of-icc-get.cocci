/// Let the device put the interconnect path that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 5.8
// Declared: devm_of_icc_get

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- of_icc_get(dev, name)
+ devm_of_icc_get(dev, name)

@release@
expression acquire.held;
@@
- icc_put(held);
