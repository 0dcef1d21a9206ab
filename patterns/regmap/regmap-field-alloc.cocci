/// Let the device free the register field that probe allocates.
// Class: passive
// Fails: err-ptr
// Since: 3.11
// Declared: devm_regmap_field_alloc

@acquire@
expression driver.dev;
expression held, map, part;
@@
  held =
- regmap_field_alloc(map, part)
+ devm_regmap_field_alloc(dev, map, part)

@release@
expression acquire.held;
@@
- regmap_field_free(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_regmap_field_free(dev, held)
