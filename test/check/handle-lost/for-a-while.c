#include <linux/clk.h>
#include <linux/slab.h>

struct lamp {
	struct device *dev;
	unsigned long rate;
	struct list_head messages;
	void *last;
};

static int lamp_ask(struct lamp *lamp, int what)
{
	struct message *message;
	int ret;

	message = kzalloc(sizeof(*message), GFP_KERNEL);
	if (!message)
		return -ENOMEM;
	message->what = what;
	ret = lamp_transfer(lamp, message);
	if (ret < 0)
		dev_warn(lamp->dev, "no answer\n");
	return ret; /* want "handle-lost" likely */
}

static void lamp_note_rate(struct lamp *lamp)
{
	struct clk *clk = clk_get(lamp->dev, NULL);

	if (IS_ERR(clk))
		return;
	lamp->rate = clk_get_rate(clk);
} /* want "handle-lost" likely */
