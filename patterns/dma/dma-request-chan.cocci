/// Let the device release its DMA channel.
// Class: passive
// Fails: err-ptr
// Since: 6.15
// Declared: devm_dma_request_chan
// Refused: most trees have no managed form
// Action: dma_release

@acquire@
expression driver.dev;
expression held, name;
@@
  held =
- dma_request_chan(dev, name)
+ devm_dma_request_chan(dev, name)

@release@
expression acquire.held;
@@
- dma_release_channel(held);
