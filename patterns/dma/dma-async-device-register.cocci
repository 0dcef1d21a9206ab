/// Let the device unregister its DMA engine.
// Class: active
// Fails: errno
// Since: 4.19
// Declared: dmaenginem_async_device_register
// Refused: it is tied to the device that the engine names in a field, and nothing proves that this is the one that probe binds

@acquire@
expression engine;
@@
- dma_async_device_register(engine)
+ dmaenginem_async_device_register(engine)

@release@
expression acquire.engine;
@@
- dma_async_device_unregister(engine);
