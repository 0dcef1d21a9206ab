/// Let the device free the DMA memory that probe allocates, as old trees have it.
/// Not when: the memory is allocated for another device's address space.
// Class: passive
// Fails: null
// Since: 2.6.21
// Until: 4.12
// Declared: dmam_alloc_noncoherent
// Needs-device: yes

@acquire@
expression driver.dev;
expression held, size, handle, flags;
@@
  held =
- dma_alloc_noncoherent(dev, size, handle, flags)
+ dmam_alloc_noncoherent(dev, size, handle, flags)

@release@
expression acquire.held;
expression driver.dev;
expression n, h;
@@
- dma_free_noncoherent(dev, n, held, h);

@other@
expression acquire.held;
expression driver.dev;
expression n, h;
@@
  dmam_free_noncoherent(dev, n, held, h)
