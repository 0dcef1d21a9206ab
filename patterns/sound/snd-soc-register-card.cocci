/// Let the device unregister its sound card.
// Class: active
// Fails: errno
// Since: 3.13
// Declared: devm_snd_soc_register_card

@acquire@
expression driver.dev;
expression card;
@@
- snd_soc_register_card(card)
+ devm_snd_soc_register_card(dev, card)

@release@
expression acquire.card;
@@
- snd_soc_unregister_card(card);
