/// Let the device free the DMA memory that probe allocates with attributes.
/// Not when: the memory is allocated for another device's address space.
// Class: passive
// Fails: null
// Since: 4.15
// Declared: dmam_alloc_attrs
// Needs-device: yes

@acquire@
expression driver.dev;
expression held, size, handle, flags, attrs;
@@
  held =
- dma_alloc_attrs(dev, size, handle, flags, attrs)
+ dmam_alloc_attrs(dev, size, handle, flags, attrs)

@release@
expression acquire.held;
expression driver.dev;
expression n, h, a;
@@
- dma_free_attrs(dev, n, held, h, a);
