/// Let the device free the register fields that probe allocates.
// Class: passive
// Fails: errno
// Since: 5.10
// Declared: devm_regmap_field_bulk_alloc
// Refused: the fields are given back through an argument, and freed by the first of them

@acquire@
expression driver.dev;
expression map, fields, which, count;
@@
- regmap_field_bulk_alloc(map, fields, which, count)
+ devm_regmap_field_bulk_alloc(dev, map, fields, which, count)

@release@
expression f;
@@
- regmap_field_bulk_free(f);
