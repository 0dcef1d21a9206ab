#include <linux/io.h>
#include <linux/module.h>
#include <linux/platform_device.h>

struct pane {
	resource_size_t register_start, register_length;
	resource_size_t frame_start, frame_length;
	void __iomem *registers, *frame;
};

/* On some boards the registers lie at the beginning of the frame. */
static int pane_probe(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	struct pane *pane = dev_get_platdata(&pdev->dev);

	pane->register_start = res->start;
	if (pane->register_length > 4096)
		pane->register_start = res->start + 4096;
	if (!request_mem_region(pane->register_start, pane->register_length, "pane"))
		return -EBUSY;
	pane->registers = ioremap(pane->register_start, pane->register_length);
	if (!pane->registers)
		goto err_registers;
	pane->frame_start = res->start;
	if (!request_mem_region(pane->frame_start, pane->frame_length, "pane"))
		goto err_unmap;
	pane->frame = ioremap(pane->frame_start, pane->frame_length);
	if (!pane->frame)
		goto err_frame;
	platform_set_drvdata(pdev, pane);
	return 0;

err_frame:
	release_mem_region(pane->frame_start, pane->frame_length);
err_unmap:
	iounmap(pane->registers);
err_registers:
	release_mem_region(pane->register_start, pane->register_length);
	return -EBUSY;
}

static int pane_remove(struct platform_device *pdev)
{
	struct pane *pane = platform_get_drvdata(pdev);

	iounmap(pane->frame);
	release_mem_region(pane->frame_start, pane->frame_length);
	iounmap(pane->registers);
	release_mem_region(pane->register_start, pane->register_length);
	return 0;
}

static struct platform_driver pane_driver = {
	.probe = pane_probe,
	.remove = pane_remove,
	.driver = { .name = "pane" },
};
module_platform_driver(pane_driver);
MODULE_LICENSE("GPL");
