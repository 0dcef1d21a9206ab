// SPDX-License-Identifier: GPL-2.0
/* What is copied into memory, or written to its members, does not lead to it. */
struct scale {
	struct usb_device *udev;
	struct scale_note last;
	spinlock_t lock;
};

static void scale_weigh(struct work_struct *work)
{
	struct scale *scale = container_of(work, struct scale, work);
	struct scale_note *note;
	int ret;

	note = kmalloc(sizeof(*note), GFP_KERNEL);
	if (!note)
		return;
	memcpy(note, scale_start, sizeof(*note));
	ret = usb_control_msg(scale->udev, 0, 0, 0, 0, 0, note, sizeof(*note), 100);
	if (ret < 0)
		return; /* want "handle-lost" likely */

	if (ret == 1) {
		note->weight = scale->last.weight;
		note->unit = scale->last.unit;
	}
	scale->last.weight = note->weight;
	kfree(note);
}

static int scale_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct scale *scale;

	scale = devm_kzalloc(&intf->dev, sizeof(*scale), GFP_KERNEL);
	if (!scale)
		return -ENOMEM;
	scale_begin(scale, scale_weigh);
	usb_set_intfdata(intf, scale);
	return 0;
}

static void scale_disconnect(struct usb_interface *intf)
{
	scale_end(usb_get_intfdata(intf));
}

static struct usb_driver scale_driver = {
	.name = "scale",
	.probe = scale_probe,
	.disconnect = scale_disconnect,
};
module_usb_driver(scale_driver);
