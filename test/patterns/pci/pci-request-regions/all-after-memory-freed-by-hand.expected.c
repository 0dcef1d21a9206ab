/* for kernel 6.1 */
/* with review */
struct lamp {
	char name[16];
	void __iomem *base;
};

static struct lamp *first_lamp;

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL); /* want "stored-in-global" */
	if (!lamp)
		return -ENOMEM;

	first_lamp = lamp;
	snprintf(lamp->name, sizeof(lamp->name), "lamp%d", lamp_count);

	ret = pci_enable_device(pdev); /* want "uses-what-stays-manual" */
	if (ret)
		goto err_free;

	ret = pci_request_regions(pdev, lamp->name); /* want "base-stays-manual" */
	if (ret)
		goto err_disable;

	lamp->base = pcim_iomap(pdev, 0, 0);
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
err_free:
	kfree(lamp);
	return ret;
}

static void lamp_remove(struct pci_dev *pdev)
{
	struct lamp *lamp = pci_get_drvdata(pdev);

	pci_release_regions(pdev);
	pci_disable_device(pdev);
	kfree(lamp);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
