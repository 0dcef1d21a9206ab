struct knob {
	struct input_dev *input;
};

static int knob_connect(struct serio *serio, struct serio_driver *drv)
{
	struct knob *knob;
	int err = -ENOMEM;

	knob = kzalloc(sizeof(*knob), GFP_KERNEL);
	if (!knob)
		return -ENOMEM;

	knob->input = input_allocate_device();
	if (!knob->input)
		goto fail_free;

	serio_set_drvdata(serio, knob);

	err = serio_open(serio, drv);
	if (err)
		goto fail_input;

	err = input_register_device(knob->input);
	if (err)
		goto fail_close;

	return 0;

fail_close:
	serio_close(serio);
fail_input:
	input_free_device(knob->input);
fail_free:
	kfree(knob);
	return err;
}

static void knob_disconnect(struct serio *serio)
{
	struct knob *knob = serio_get_drvdata(serio);

	serio_close(serio);
	input_unregister_device(knob->input);
	kfree(knob);
}

static struct serio_driver knob_drv = {
	.driver = {
		.name = "knob",
	},
	.connect = knob_connect,
	.disconnect = knob_disconnect,
};
module_serio_driver(knob_drv);
