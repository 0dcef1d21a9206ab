/// Let the device give up the memory that probe declares for its DMA, as old trees have it.
/// Not when: the tree is so new that the plain call gives an error number as well.
// Class: passive
// Fails: null
// Managed-fails: errno
// Since: 2.6.21
// Until: 4.20
// Declared: dmam_declare_coherent_memory

@acquire@
expression driver.dev;
expression address, bus, size, flags;
@@
- dma_declare_coherent_memory(dev, address, bus, size, flags)
+ dmam_declare_coherent_memory(dev, address, bus, size, flags)

@release@
expression driver.dev;
@@
- dma_release_declared_memory(dev);

@other@
expression driver.dev;
@@
  dmam_release_declared_memory(dev)
