/// Let the device unregister its sound component.
// Class: active
// Refused: its release by hand takes all components of the device, the managed one only its own; others, in other files, may count on that
// Fails: errno
// Since: 3.13
// Declared: devm_snd_soc_register_component

@acquire@
expression driver.dev;
expression component, dais, count;
@@
- snd_soc_register_component(dev, component, dais, count)
+ devm_snd_soc_register_component(dev, component, dais, count)

@release@
expression driver.dev;
@@
- snd_soc_unregister_component(dev);
