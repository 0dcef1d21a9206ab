int tone_control_register(struct device *dev);

static const struct snd_soc_component_driver tone_component = {
	.name = "tone",
};

static struct snd_soc_dai_driver tone_dais[] = {
	{ .name = "tone" },
};

static int tone_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	int ret;

	ret = snd_soc_register_component(dev, &tone_component, tone_dais,
					 ARRAY_SIZE(tone_dais));
	if (ret)
		return ret;

	ret = tone_control_register(dev);
	if (ret) {
		snd_soc_unregister_component(dev);
		return ret;
	}

	return 0;
}

static int tone_remove(struct platform_device *pdev)
{
	snd_soc_unregister_component(&pdev->dev);

	return 0;
}

static struct platform_driver tone_driver = {
	.probe = tone_probe,
	.remove = tone_remove,
	.driver = {
		.name = "tone",
	},
};
module_platform_driver(tone_driver);
