/// Let the device unregister its random number generator.
// Class: active
// Fails: errno
// Since: 4.1
// Declared: devm_hwrng_register

@acquire@
expression driver.dev;
expression rng;
@@
- hwrng_register(rng)
+ devm_hwrng_register(dev, rng)

@release@
expression acquire.rng;
@@
- hwrng_unregister(rng);

@other@
expression acquire.rng;
expression driver.dev;
@@
  devm_hwrng_unregister(dev, rng)
