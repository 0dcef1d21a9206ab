/* for kernel 6.1 */
struct lamp {
	void __iomem *base;
	void __iomem *light;
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;

	ret = pci_request_regions(pdev, "lamp");
	if (ret)
		return ret;

	lamp->base = pci_ioremap_bar(pdev, 0); /* want "once-only" */
	if (!lamp->base)
		return -ENOMEM;

	lamp->light = pci_ioremap_bar(pdev, 0); /* want "once-only" */
	if (!lamp->light)
		goto err_unmap;

	pci_set_drvdata(pdev, lamp);
	return 0;

err_unmap:
	iounmap(lamp->base);

	return -ENOMEM;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	iounmap(lamp->light);
	iounmap(lamp->base);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
