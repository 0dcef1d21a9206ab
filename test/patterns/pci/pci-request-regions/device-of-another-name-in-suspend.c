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

	ret = pci_enable_device(pdev); /* want "released-elsewhere" */
	if (ret)
		return ret;

	ret = pci_request_regions(pdev, "lamp"); /* want "base-stays-manual" */
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
	pci_release_regions(pdev);
	pci_disable_device(pdev);
}

static int lamp_suspend(struct pci_dev *pci, pm_message_t state)
{
	pci_save_state(pci);
	pci_disable_device(pci);
	return 0;
}

static int lamp_resume(struct pci_dev *pci)
{
	pci_restore_state(pci);
	return pci_enable_device(pci);
}

static struct pci_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.suspend = lamp_suspend,
	.resume = lamp_resume,
	.driver = {
		.name = "lamp",
	},
};
module_pci_driver(lamp_driver);
