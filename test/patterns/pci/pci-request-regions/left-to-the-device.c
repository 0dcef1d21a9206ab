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

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;

	ret = pci_request_regions(pdev, "lamp"); /* want "already-managed" */
	if (ret)
		return ret;

	lamp->base = pcim_iomap(pdev, 0, 0);
	if (!lamp->base)
		return -ENOMEM;

	pci_set_drvdata(pdev, lamp);
	return 0;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
