/* for kernel 6.1 */
struct lamp {
	void __iomem *base;
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = pci_enable_device(pdev); /* want "manages-more" */
	if (ret)
		return ret;

	/* devmify: ignore leak-after-remove remove forgets the regions: a managed pci_enable_device() would give them back */
	ret = pci_request_regions(pdev, "lamp");
	if (ret)
		goto err_disable;

	lamp->base = pci_iomap(pdev, 0, 0);
	if (!lamp->base) {
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

	pci_iounmap(pdev, lamp->base);
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
