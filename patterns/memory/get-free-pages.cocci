/// Let the device free the pages that probe allocates.
// Class: passive
// Fails: null
// Since: 3.16
// Declared: devm_get_free_pages
// Contents: yes

@acquire@
expression driver.dev;
expression held, flags, order;
@@
  held =
- __get_free_pages(flags, order)
+ devm_get_free_pages(dev, flags, order)

@release@
expression acquire.held;
expression n;
@@
- free_pages(held, n);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_free_pages(dev, held)
