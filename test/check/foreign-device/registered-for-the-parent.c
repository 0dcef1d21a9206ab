#include <linux/platform_device.h>
#include <linux/pwm.h>
#include <linux/slab.h>

struct horn {
	struct pwm_chip chip;
};

static int horn_probe(struct platform_device *pdev)
{
	struct horn *horn = devm_kzalloc(&pdev->dev, sizeof(*horn), GFP_KERNEL);

	if (!horn)
		return -ENOMEM;
	/* The chip stays registered when its memory has gone. */
	return devm_pwmchip_add(pdev->dev.parent, &horn->chip); /* want "foreign-device" */
}

static struct platform_driver horn_driver = {
	.probe = horn_probe,
	.driver = { .name = "horn" },
};
module_platform_driver(horn_driver);
