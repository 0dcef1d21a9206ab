#include <linux/clk.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <asm/io.h>

struct lamp {
	void __iomem *base;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	struct lamp *l = devm_kzalloc(&pdev->dev, sizeof(*l), GFP_KERNEL);

	if (!l || !res)
		return -ENOMEM;
	platform_set_drvdata(pdev, l);

	l->base = ioremap(res->start, resource_size(res));
	if (!l->base)
		return -ENOMEM;
	writel(1, l->base);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *l = platform_get_drvdata(pdev);

	iounmap(l->base);
	return 0;
}

static struct platform_driver lamp_driver = {
	.driver = { .name = "lamp" },
	.probe = lamp_probe,
	.remove = lamp_remove,
};
module_platform_driver(lamp_driver);
