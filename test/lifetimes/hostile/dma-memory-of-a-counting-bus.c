// SPDX-License-Identifier: GPL-2.0
/* The bus counts memory for DMA when remove has returned, and stops the kernel when some is left. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <asm/vio.h>

struct vat {
	void *ring;
	dma_addr_t at;
};

static int vat_probe(struct vio_dev *vdev, const struct vio_device_id *id)
{
	struct vat *vat;

	vat = devm_kzalloc(&vdev->dev, sizeof(*vat), GFP_KERNEL);
	if (!vat)
		return -ENOMEM;

	vat->ring = dma_alloc_coherent(&vdev->dev, 4096, &vat->at, GFP_KERNEL); /* want "bus-ends-first" */
	if (!vat->ring)
		return -ENOMEM;

	dev_set_drvdata(&vdev->dev, vat);
	return 0;
}

static void vat_remove(struct vio_dev *vdev)
{
	struct vat *vat = dev_get_drvdata(&vdev->dev);

	dma_free_coherent(&vdev->dev, 4096, vat->ring, vat->at);
}

static struct vio_driver vat_driver = {
	.name = "vat",
	.probe = vat_probe,
	.remove = vat_remove,
};

MODULE_LICENSE("GPL");
