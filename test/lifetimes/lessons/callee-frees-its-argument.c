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

	port = kzalloc(sizeof(*port), GFP_KERNEL); /* want "no-release-found" */
	if (!port)
		return -ENOMEM;

	port->data = knob;
	knob->port = port;
	port_register(port);
	platform_set_drvdata(pdev, knob);
	return 0;
}

static int knob_remove(struct platform_device *pdev)
{
	struct knob *knob = platform_get_drvdata(pdev);

	port_unregister(knob->port);
	return 0;
}

static struct platform_driver knob_driver = {
	.probe = knob_probe,
	.remove = knob_remove,
	.driver = {
		.name = "knob",
	},
};
module_platform_driver(knob_driver);
