/// Let the device destroy what it offers for inline encryption.
// Class: passive
// Fails: errno
// Since: 5.16
// Declared: devm_blk_crypto_profile_init

@acquire@
expression driver.dev;
expression profile, count;
@@
- blk_crypto_profile_init(profile, count)
+ devm_blk_crypto_profile_init(dev, profile, count)

@release@
expression acquire.profile;
@@
- blk_crypto_profile_destroy(profile);
