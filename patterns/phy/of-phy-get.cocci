/// Let the device put the PHY that probe looks up in a node.
// Class: passive
// Fails: err-ptr
// Since: 3.15
// Declared: devm_of_phy_get

@acquire@
expression driver.dev;
expression held, np, name;
@@
  held =
- of_phy_get(np, name)
+ devm_of_phy_get(dev, np, name)

@release@
expression acquire.held;
expression driver.dev;
@@
(
- of_phy_put(held);
|
- phy_put(dev, held);
|
- phy_put(held);
)

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_phy_put(dev, held)
