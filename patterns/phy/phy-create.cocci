/// Let the device destroy the PHY that it provides.
// Class: active
// Fails: err-ptr
// Since: 3.13
// Declared: devm_phy_create

@acquire@
expression driver.dev;
expression held, np, ops;
@@
  held =
- phy_create(dev, np, ops)
+ devm_phy_create(dev, np, ops)

@release@
expression acquire.held;
@@
- phy_destroy(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_phy_destroy(dev, held)
