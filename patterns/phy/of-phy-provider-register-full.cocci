/// Let the device give up providing PHYs, which are told in a node of their own.
// Class: active
// Fails: err-ptr
// Since: 4.7
// Declared: devm_of_phy_provider_register_full

@acquire@
expression driver.dev;
expression held, children, translate;
@@
  held =
- of_phy_provider_register_full(dev, children, translate)
+ devm_of_phy_provider_register_full(dev, children, translate)

@release@
expression acquire.held;
@@
- of_phy_provider_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_of_phy_provider_unregister(dev, held)
