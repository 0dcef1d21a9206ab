#include <linux/dmapool.h>

struct ring {
	struct dma_pool *pool;
	dma_addr_t dma;
};

int ring_make(struct ring *r, struct device *dev)
{
	void *first;

	r->pool = dma_pool_create("ring", dev, 64, 8, 0);
	if (!r->pool)
		return -ENOMEM;
	first = dma_pool_alloc(r->pool, GFP_KERNEL, &r->dma);
	if (!first)
		goto destroy;
	if (ring_start(r)) {
		dma_pool_destroy(r->pool); /* want "pool-not-empty" */
		return -EIO; /* want "leak-on-error" likely */
	}
	dma_pool_free(r->pool, first, r->dma);
destroy:
	dma_pool_destroy(r->pool);
	return 0;
}
