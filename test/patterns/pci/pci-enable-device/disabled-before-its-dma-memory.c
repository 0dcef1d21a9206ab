/* with review */
struct lamp {
	void *buf;
	dma_addr_t dma;
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = pci_enable_device(pdev); /* want "order-among-managed" */
	if (ret)
		return ret;

	ret = pci_request_regions(pdev, "lamp");
	if (ret)
		goto err_disable;

	lamp->buf = dma_alloc_coherent(&pdev->dev, LAMP_SIZE, &lamp->dma, GFP_KERNEL);
	if (!lamp->buf) {
		ret = -ENOMEM;
		goto err_release;
	}

	pci_set_drvdata(pdev, lamp);
	return 0;

err_release:
	pci_release_regions(pdev);
err_disable:
	pci_disable_device(pdev);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	pci_release_regions(pdev);
	pci_disable_device(pdev);
	dma_free_coherent(&pdev->dev, LAMP_SIZE, lamp->buf, lamp->dma);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
