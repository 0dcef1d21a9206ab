/// Let the device destroy its mutex.
// Class: passive
// Lasts: yes
// Fails: never
// Managed-fails: errno
// Since: 6.11
// Declared: devm_mutex_init

@acquire@
expression driver.dev;
expression lock;
@@
- mutex_init(lock)
+ devm_mutex_init(dev, lock)

@release@
expression acquire.lock;
@@
- mutex_destroy(lock);
