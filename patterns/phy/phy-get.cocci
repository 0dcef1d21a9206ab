/// Let the device put the PHY that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 3.13
// Declared: devm_phy_get

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- phy_get(dev, name)
+ devm_phy_get(dev, name)

@release@
expression acquire.held;
expression driver.dev;
@@
(
- phy_put(dev, held);
|
- phy_put(held);
)
