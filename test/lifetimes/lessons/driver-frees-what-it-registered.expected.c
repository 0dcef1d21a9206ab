struct knob {
	struct port *port;
};

static int knob_probe(struct platform_device *pdev)
{
	struct knob *knob;
	struct port *port;

	knob = devm_kzalloc(&pdev->dev, sizeof(*knob), GFP_KERNEL);
	if (!knob)
		return -ENOMEM;

	port = devm_kzalloc(&pdev->dev, sizeof(*port), GFP_KERNEL);
	if (!port)
		return -ENOMEM;

	port->data = knob;
	knob->port = port;
	return 0;
}

static struct platform_driver knob_driver = {
	.probe = knob_probe,
	.driver = {
		.name = "knob",
	},
};
module_platform_driver(knob_driver);
