// SPDX-License-Identifier: GPL-2.0
/* Probe leads to a function that ties memory to nothing. */
static int chime_setup(struct platform_device *pdev)
{
	void *tones;

	tones = devm_kzalloc(NULL, 64, GFP_KERNEL); /* want "foreign-device" */
	return tones ? 0 : -ENOMEM;
}

static int chime_probe(struct platform_device *pdev)
{
	return chime_setup(pdev);
}

static struct platform_driver chime_driver = {
	.probe = chime_probe,
	.driver = { .name = "chime" },
};
module_platform_driver(chime_driver);
