/// A PHY that probe turns on.
// Class: stateful
// Fails: errno
// Action: phy_power_off

@acquire@
expression it;
@@
  phy_power_on(it)

@release@
expression acquire.it;
@@
- phy_power_off(it);
