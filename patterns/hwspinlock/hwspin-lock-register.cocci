/// Let the device unregister its hardware locks.
// Class: active
// Fails: errno
// Since: 4.19
// Declared: devm_hwspin_lock_register

@acquire@
expression driver.dev;
expression bank, ops, base, count;
@@
- hwspin_lock_register(bank, dev, ops, base, count)
+ devm_hwspin_lock_register(dev, bank, ops, base, count)

@release@
expression acquire.bank;
@@
- hwspin_lock_unregister(bank);

@other@
expression acquire.bank;
expression driver.dev;
@@
  devm_hwspin_lock_unregister(dev, bank)
