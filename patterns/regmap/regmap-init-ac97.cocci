/// Let the device free the register map that probe makes.
// Class: passive
// Fails: err-ptr
// Since: 3.19
// Declared: devm_regmap_init_ac97
// Refused: it is tied to the device of the AC97 codec, which is not the one that probe binds

@acquire@
expression held, codec, config;
@@
  held =
- regmap_init_ac97(codec, config)
+ devm_regmap_init_ac97(codec, config)

@release@
expression acquire.held;
@@
- regmap_exit(held);
