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

	ret = pcim_request_all_regions(pdev, "lamp");
	if (ret)
		goto err_disable;

	lamp->buf = dmam_alloc_coherent(&pdev->dev, LAMP_SIZE, &lamp->dma,
					GFP_KERNEL);
	if (!lamp->buf) {
		ret = -ENOMEM;
		goto err_disable;
	}

	return 0;

err_disable:
	pci_disable_device(pdev);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
