/// Let the device unregister its PCM by DMA engine.
// Class: active
// Fails: errno
// Since: 3.14
// Declared: devm_snd_dmaengine_pcm_register

@acquire@
expression driver.dev;
expression config, flags;
@@
- snd_dmaengine_pcm_register(dev, config, flags)
+ devm_snd_dmaengine_pcm_register(dev, config, flags)

@release@
expression driver.dev;
@@
- snd_dmaengine_pcm_unregister(dev);
