struct pump {
	void *ring;
	dma_addr_t handle;
};

static int pump_probe(struct platform_device *pdev)
{
	struct pump *pump;

	pump = devm_kzalloc(&pdev->dev, sizeof(*pump), GFP_KERNEL);
	if (!pump)
		return -ENOMEM;
	pump->ring = dma_alloc_coherent(&pdev->dev, 64, &pump->handle, GFP_KERNEL); /* want "order" */
	if (!pump->ring)
		return -ENOMEM;
	platform_set_drvdata(pdev, pump);
	return 0;
}

static int pump_remove(struct platform_device *pdev)
{
	struct pump *pump = platform_get_drvdata(pdev);

	dma_free_coherent(&pdev->dev, 64, pump->ring, pump->handle);
	of_reserved_mem_device_release(&pdev->dev);
	return 0;
}

static struct platform_driver pump_driver = {
	.probe = pump_probe,
	.remove = pump_remove,
	.driver = {
		.name = "pump",
	},
};
module_platform_driver(pump_driver);
