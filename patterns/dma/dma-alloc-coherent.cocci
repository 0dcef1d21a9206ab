/// Let the device free the coherent DMA memory that probe allocates.
/// Not when: the memory is allocated for another device's address space.
// Class: passive
// Fails: null
// Since: 2.6.21
// Declared: dmam_alloc_coherent
// Needs-device: yes

@acquire@
expression driver.dev;
expression held, size, handle, flags;
@@
  held =
- dma_alloc_coherent(dev, size, handle, flags)
+ dmam_alloc_coherent(dev, size, handle, flags)

@release@
expression acquire.held;
expression driver.dev;
expression h, n;
@@
- dma_free_coherent(dev, n, held, h);

@other@
expression acquire.held;
expression driver.dev;
expression h, n;
@@
  dmam_free_coherent(dev, n, held, h)
