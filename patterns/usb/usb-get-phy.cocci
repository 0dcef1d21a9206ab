/// Let the device put the USB PHY that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 3.6
// Declared: devm_usb_get_phy

@acquire@
expression driver.dev;
expression held, type;
@@
  held =
- usb_get_phy(type)
+ devm_usb_get_phy(dev, type)

@release@
expression acquire.held;
@@
- usb_put_phy(held);
