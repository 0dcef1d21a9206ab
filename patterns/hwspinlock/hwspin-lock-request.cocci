/// Let the device free the hardware lock that probe requests.
// Class: passive
// Fails: null
// Since: 4.19
// Declared: devm_hwspin_lock_request

@acquire@
expression driver.dev;
expression held;
@@
  held =
- hwspin_lock_request()
+ devm_hwspin_lock_request(dev)

@release@
expression acquire.held;
@@
- hwspin_lock_free(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_hwspin_lock_free(dev, held)
