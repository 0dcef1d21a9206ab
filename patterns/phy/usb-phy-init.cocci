/// A USB PHY that probe initialises.
// Class: stateful
// Fails: errno
// Action: usb_phy_shutdown

@acquire@
expression it;
@@
  usb_phy_init(it)

@release@
expression acquire.it;
@@
- usb_phy_shutdown(it);
