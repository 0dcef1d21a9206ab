#include <linux/clk.h>
#include <linux/input.h>
#include <linux/regulator/consumer.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <sound/soc.h>

struct lamp {
	struct clk *clk;
	struct clk *bus;
	struct regulator *supply;
	int irq;
};

static int lamp_open(struct input_dev *input)
{
	struct lamp *lamp = input_get_drvdata(input);

	return clk_enable(lamp->clk); /* want "leak-after-remove" likely */
}

static void lamp_close(struct input_dev *input)
{
	struct lamp *lamp = input_get_drvdata(input);

	dev_dbg(&input->dev, "%d\n", lamp->irq);
}

static int lamp_hw_params(struct snd_pcm_substream *substream, struct snd_pcm_hw_params *params,
			  struct snd_soc_dai *dai)
{
	struct lamp *lamp = snd_soc_dai_get_drvdata(dai);
	int ret;

	ret = clk_prepare_enable(lamp->bus);
	if (ret)
		return ret;
	ret = regulator_enable(lamp->supply); /* want "leak-after-remove" likely */
	if (ret)
		clk_disable_unprepare(lamp->bus);
	return ret;
}

static int lamp_hw_free(struct snd_pcm_substream *substream, struct snd_soc_dai *dai)
{
	struct lamp *lamp = snd_soc_dai_get_drvdata(dai);

	clk_disable_unprepare(lamp->bus);
	return 0;
}

static const struct snd_soc_dai_ops lamp_ops = {
	.hw_params = lamp_hw_params,
	.hw_free = lamp_hw_free,
};

static int lamp_probe(struct platform_device *pdev)
{
	struct input_dev *input = devm_input_allocate_device(&pdev->dev);

	if (!input)
		return -ENOMEM;
	input->open = lamp_open;
	input->close = lamp_close;
	return input_register_device(input);
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
