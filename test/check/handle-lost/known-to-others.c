#include <linux/clk.h>
#include <linux/slab.h>

struct lamp {
	struct device *dev;
	unsigned long rate;
	struct list_head messages;
	void *last;
};

static int lamp_ask(struct lamp *lamp)
{
	struct message *message = kzalloc(sizeof(*message), GFP_KERNEL);

	if (!message)
		return -ENOMEM;
	/* Who takes it, frees it. */
	return lamp_enqueue(lamp, message);
}

static int lamp_keep(struct lamp *lamp)
{
	struct message *message = kzalloc(sizeof(*message), GFP_KERNEL);

	if (!message)
		return -ENOMEM;
	lamp->last = message;
	return 0;
}

static struct message *lamp_message(struct lamp *lamp)
{
	struct message *message = kzalloc(sizeof(*message), GFP_KERNEL);

	if (!message)
		return NULL;
	list_add(&message->list, &lamp->messages);
	return message;
}

static void lamp_note_rate(struct lamp *lamp)
{
	struct clk *clk = clk_get(lamp->dev, NULL);

	if (IS_ERR(clk))
		return;
	lamp->rate = clk_get_rate(clk);
	clk_put(clk);
}
