/// Let the device leave its package of PHYs.
// Class: stateful
// Fails: errno
// Since: 5.8
// Declared: devm_phy_package_join

@acquire@
expression driver.dev;
expression phy, address, size;
@@
- phy_package_join(phy, address, size)
+ devm_phy_package_join(dev, phy, address, size)

@release@
expression acquire.phy;
@@
- phy_package_leave(phy);
