/// Let the device free the array of names that probe makes.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 5.17
// Declared: devm_kasprintf_strarray
// Contents: yes

@acquire@
expression driver.dev;
expression held, flags, prefix, count;
@@
  held =
- kasprintf_strarray(flags, prefix, count)
+ devm_kasprintf_strarray(dev, prefix, count)

@release@
expression acquire.held;
expression n;
@@
- kfree_strarray(held, n);
