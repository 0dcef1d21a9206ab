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

	ret = pci_request_regions(pdev, "lamp"); /* want "released-elsewhere" */
	if (ret)
		return ret;

	lamp->base = pcim_iomap(pdev, 0, 0);
	if (!lamp->base)
		goto err_release;

	return 0;

err_release:
	pci_release_regions(pdev);
	return -ENOMEM;
}

static void lamp_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
}

static ssize_t detach_store(struct device *dev, struct device_attribute *attr,
			    const char *buf, size_t count)
{
	pci_release_regions(to_pci_dev(dev));
	return count;
}
static DEVICE_ATTR_WO(detach);

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
