// SPDX-License-Identifier: GPL-2.0
/* Two buffers are acquired by the same words, and both are lost at one return. */
struct twins {
	u8 *left, *right;
};

static int twins_probe(struct platform_device *pdev)
{
	struct twins *twins;
	int ret;

	twins = devm_kzalloc(&pdev->dev, sizeof(*twins), GFP_KERNEL);
	if (!twins)
		return -ENOMEM;
	twins->left = kzalloc(16, GFP_KERNEL);
	if (!twins->left)
		return -ENOMEM;
	twins->right = kzalloc(16, GFP_KERNEL);
	if (!twins->right) {
		kfree(twins->left);
		return -ENOMEM;
	}
	ret = twins_wake(pdev);
	if (ret)
		return ret; /* want "leak-on-error" likely */ /* want "leak-on-error" likely */
	platform_set_drvdata(pdev, twins);
	return 0;
}

static int twins_remove(struct platform_device *pdev)
{
	struct twins *twins = platform_get_drvdata(pdev);

	kfree(twins->right);
	kfree(twins->left);
	return 0;
}

static struct platform_driver twins_driver = {
	.probe = twins_probe,
	.remove = twins_remove,
	.driver = { .name = "twins" },
};
module_platform_driver(twins_driver);
