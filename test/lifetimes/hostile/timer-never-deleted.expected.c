struct kiln {
	struct timer_list timer;
	char *buf;
};

static void kiln_tick(struct timer_list *t)
{
	struct kiln *kiln = from_timer(kiln, t, timer);

	kiln->buf[0]++;
	mod_timer(&kiln->timer, jiffies + HZ);
}

static int kiln_probe(struct platform_device *pdev)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&pdev->dev, sizeof(*kiln), GFP_KERNEL);
	if (!kiln)
		return -ENOMEM;
	kiln->buf = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL); /* want "converted" */
	if (!kiln->buf)
		return -ENOMEM;
	timer_setup(&kiln->timer, kiln_tick, 0);
	mod_timer(&kiln->timer, jiffies + HZ);
	return 0;
}

static struct platform_driver kiln_driver = {
	.probe = kiln_probe,
	.driver = {
		.name = "kiln",
	},
};
module_platform_driver(kiln_driver);
