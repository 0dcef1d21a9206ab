#include <linux/dmapool.h>
#include <linux/platform_device.h>

struct belt {
	struct dma_pool *pool;
	void *desc;
	dma_addr_t dma;
};

static int belt_probe(struct platform_device *pdev)
{
	struct belt *b = devm_kzalloc(&pdev->dev, sizeof(*b), GFP_KERNEL);

	if (!b)
		return -ENOMEM;
	b->pool = dma_pool_create("belt", &pdev->dev, 64, 8, 0);
	if (!b->pool)
		return -ENOMEM;
	b->desc = dma_pool_zalloc(b->pool, GFP_KERNEL, &b->dma);
	if (!b->desc) {
		dma_pool_destroy(b->pool);
		return -ENOMEM;
	}
	platform_set_drvdata(pdev, b);
	return 0;
}

static int belt_remove(struct platform_device *pdev)
{
	struct belt *b = platform_get_drvdata(pdev);

	dma_pool_free(b->pool, b->desc, b->dma);
	dma_pool_destroy(b->pool);
	return 0;
}

/* A mempool takes its block first, the pool second. */
int belt_turn(mempool_t *pool)
{
	void *once = mempool_alloc(pool, GFP_KERNEL);

	if (once)
		mempool_free(once, pool);
	mempool_destroy(pool);
	return 0;
}

static struct platform_driver belt_driver = {
	.probe = belt_probe,
	.remove = belt_remove,
	.driver = { .name = "belt" },
};
module_platform_driver(belt_driver);
