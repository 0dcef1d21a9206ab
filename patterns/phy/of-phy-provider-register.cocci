/// Let the device give up providing PHYs.
// Class: active
// Fails: err-ptr
// Since: 3.13
// Declared: devm_of_phy_provider_register

@acquire@
expression driver.dev;
expression held, translate;
@@
  held =
- of_phy_provider_register(dev, translate)
+ devm_of_phy_provider_register(dev, translate)

@release@
expression acquire.held;
@@
- of_phy_provider_unregister(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_of_phy_provider_unregister(dev, held)
