// SPDX-License-Identifier: GPL-2.0
/* A kettle on USB: what its own struct keeps, only this file can free. */
struct kettle_stats {
	u32 boils;
};

struct kettle {
	struct usb_device *udev;
	struct kref kref;
	struct urb *urb;
	u8 *report;
	u8 *scratch;
	struct kettle_stats *stats;
	struct input_dev *input;
};

static u16 *kettle_table;

static void kettle_fill(struct kettle *kettle, u8 *to)
{
	memcpy(to, kettle->report, 8);
}

static void kettle_last(struct kref *kref)
{
	struct kettle *kettle = container_of(kref, struct kettle, kref);

	usb_free_urb(kettle->urb);
	kfree(kettle->report);
	usb_put_dev(kettle->udev);
	kfree(kettle);
}

static void kettle_irq(struct urb *urb)
{
	struct kettle *kettle = urb->context;
	struct input_dev *input = kettle->input;

	input_report_key(input, KEY_A, kettle->report[0]);
	kettle->stats->boils++;
}

static int kettle_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct kettle *kettle;
	struct input_dev *input;

	kettle = kzalloc(sizeof(*kettle), GFP_KERNEL);
	if (!kettle)
		return -ENOMEM;

	kref_init(&kettle->kref);
	kettle->udev = usb_get_dev(interface_to_usbdev(intf));
	kettle->urb = usb_alloc_urb(0, GFP_KERNEL);
	if (!kettle->urb)
		goto error;
	kettle->report = kmalloc(8, GFP_KERNEL);
	if (!kettle->report)
		goto error;
	kettle->scratch = kmalloc(8, GFP_KERNEL); /* want "never-released" likely */
	if (!kettle->scratch)
		goto error;
	kettle->stats = kzalloc(sizeof(*kettle->stats), GFP_KERNEL); /* want "never-released" likely */
	if (!kettle->stats)
		goto error;
	kettle_table = kcalloc(8, sizeof(u16), GFP_KERNEL); /* want "never-released" likely */
	if (!kettle_table)
		goto error;

	input = input_allocate_device(); /* want "leak-after-remove" likely */
	if (!input)
		goto error;
	kettle->input = input;
	input_set_drvdata(input, kettle);
	if (input_register_device(kettle->input)) {
		input_free_device(input);
		goto error;
	}

	kettle_fill(kettle, kettle->scratch);
	usb_fill_int_urb(kettle->urb, kettle->udev, 0, kettle->report, 8, kettle_irq, kettle, 1);
	usb_set_intfdata(intf, kettle);
	return 0;

error:
	kref_put(&kettle->kref, kettle_last);
	return -ENOMEM;
}

static void kettle_disconnect(struct usb_interface *intf)
{
	struct kettle *kettle = usb_get_intfdata(intf);

	usb_kill_urb(kettle->urb);
	kref_put(&kettle->kref, kettle_last);
}

static struct usb_driver kettle_driver = {
	.name = "kettle",
	.probe = kettle_probe,
	.disconnect = kettle_disconnect,
};
module_usb_driver(kettle_driver);
