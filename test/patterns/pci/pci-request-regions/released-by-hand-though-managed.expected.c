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

	ret = pci_request_regions(pdev, "lamp");
	if (ret)
		return ret;

	lamp->base = pcim_iomap(pdev, 0, 0);
	if (!lamp->base)
		return -ENOMEM;

	return 0;
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
