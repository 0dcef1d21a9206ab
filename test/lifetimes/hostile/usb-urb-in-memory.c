struct kiln {
	struct urb *urb;
	char *buf;
};

static int kiln_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct kiln *kiln;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "mixed-chain" */
	if (!kiln)
		return -ENOMEM;
	kiln->urb = usb_alloc_urb(0, GFP_KERNEL);
	if (!kiln->urb) {
		kfree(kiln);
		return -ENOMEM;
	}
	usb_set_intfdata(intf, kiln);
	return 0;
}

static void kiln_remove(struct usb_interface *intf)
{
	struct kiln *kiln = usb_get_intfdata(intf);

	usb_kill_urb(kiln->urb);
	usb_free_urb(kiln->urb);
	kfree(kiln);
}

static struct usb_driver kiln_driver = {
	.probe = kiln_probe,
	.disconnect = kiln_remove,
};
module_usb_driver(kiln_driver);
