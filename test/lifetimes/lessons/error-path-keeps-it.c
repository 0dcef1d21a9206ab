static struct gate boot_gate;

struct gate {
	u32 number;
};

static int gate_probe(struct platform_device *pdev)
{
	struct gate *gate;
	int ret;

	gate = kzalloc(sizeof(*gate), GFP_KERNEL); /* want "leaks-before" */
	if (!gate)
		return -ENOMEM;

	ret = gate_read_number(pdev, &gate->number);
	if (ret)
		return ret;

	platform_set_drvdata(pdev, gate);
	return 0;
}

static int gate_remove(struct platform_device *pdev)
{
	kfree(platform_get_drvdata(pdev));
	return 0;
}

static struct platform_driver gate_driver = {
	.probe = gate_probe,
	.remove = gate_remove,
	.driver = {
		.name = "gate",
	},
};
module_platform_driver(gate_driver);
