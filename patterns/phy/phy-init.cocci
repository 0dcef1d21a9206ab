/// A PHY that probe initialises.
// Class: stateful
// Fails: errno
// Action: phy_exit

@acquire@
expression it;
@@
  phy_init(it)

@release@
expression acquire.it;
@@
- phy_exit(it);
