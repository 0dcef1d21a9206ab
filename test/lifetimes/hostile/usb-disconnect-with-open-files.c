struct kiln {
	int open;
	struct mutex lock;
};

static int kiln_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct kiln *kiln;
	int ret;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "reachable-from-open-file" */
	if (!kiln)
		return -ENOMEM;
	usb_set_intfdata(intf, kiln);
	ret = usb_register_dev(intf, &kiln_class);
	if (ret) {
		kfree(kiln);
		return ret;
	}
	return 0;
}

static void kiln_remove(struct usb_interface *intf)
{
	struct kiln *kiln = usb_get_intfdata(intf);

	usb_deregister_dev(intf, &kiln_class);
	if (!kiln->open)
		kfree(kiln);
}

static struct usb_driver kiln_driver = {
	.probe = kiln_probe,
	.disconnect = kiln_remove,
};
module_usb_driver(kiln_driver);
