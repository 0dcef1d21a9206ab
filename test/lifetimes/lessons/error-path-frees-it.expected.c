static struct gate boot_gate;

struct gate {
	u32 number;
};

static int gate_probe(struct platform_device *pdev)
{
	struct gate *gate;

	gate = devm_kzalloc(&pdev->dev, sizeof(*gate), GFP_KERNEL);
	if (!gate)
		return -ENOMEM;

	return gate_read_number(pdev, &gate->number);
}

static struct platform_driver gate_driver = {
	.probe = gate_probe,
	.driver = {
		.name = "gate",
	},
};
module_platform_driver(gate_driver);
