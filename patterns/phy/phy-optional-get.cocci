/// Let the device put the PHY that probe looks up, if there is one.
// Class: passive
// Fails: err-ptr
// Since: 3.14
// Declared: devm_phy_optional_get

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- phy_optional_get(dev, name)
+ devm_phy_optional_get(dev, name)

@release@
expression acquire.held;
expression driver.dev;
@@
(
- phy_put(dev, held);
|
- phy_put(held);
)

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_phy_put(dev, held)
