/// Let the device free the hardware lock that probe requests by its number.
// Class: passive
// Fails: null
// Since: 4.19
// Declared: devm_hwspin_lock_request_specific

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- hwspin_lock_request_specific(id)
+ devm_hwspin_lock_request_specific(dev, id)

@release@
expression acquire.held;
@@
- hwspin_lock_free(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_hwspin_lock_free(dev, held)
