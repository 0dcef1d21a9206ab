/// Pools, and the blocks that come out of them: all have to be back before the pool is destroyed. Each family has three
/// rules: how a block is taken, how it is given back, and how the pool ends.

@dma_pool_take@
expression block, pool;
@@
  block = \( dma_pool_alloc \| dma_pool_zalloc \| pci_pool_alloc \| pci_pool_zalloc \) (pool, ...)

@dma_pool_give@
expression pool, block;
@@
  \( dma_pool_free \| pci_pool_free \) (pool, block, ...)

@dma_pool_end@
expression pool;
@@
  \( dma_pool_destroy \| pci_pool_destroy \| dmam_pool_destroy \) (pool)

@mempool_take@
expression block, pool;
@@
  block = \( mempool_alloc \| mempool_alloc_preallocated \) (pool, ...)

@mempool_give@
expression pool, block;
@@
  mempool_free(block, pool)

@mempool_end@
expression pool;
@@
  mempool_destroy(pool)

@kmem_cache_take@
expression block, pool;
@@
  block = \( kmem_cache_alloc \| kmem_cache_zalloc \| kmem_cache_alloc_node \) (pool, ...)

@kmem_cache_give@
expression pool, block;
@@
  kmem_cache_free(pool, block)

@kmem_cache_end@
expression pool;
@@
  kmem_cache_destroy(pool)
