struct kiln {
	struct usb_interface *other;
};

static int kiln_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct kiln *kiln;
	int ret;

	kiln = kzalloc(sizeof(*kiln), GFP_KERNEL); /* want "bus-caution" */
	if (!kiln)
		return -ENOMEM;
	usb_set_intfdata(intf, kiln);
	ret = usb_driver_claim_interface(&kiln_driver, kiln->other, kiln);
	if (ret) {
		kfree(kiln);
		return ret;
	}
	return 0;
}

static void kiln_remove(struct usb_interface *intf)
{
	struct kiln *kiln = usb_get_intfdata(intf);

	kfree(kiln);
}

static struct usb_driver kiln_driver = {
	.probe = kiln_probe,
	.disconnect = kiln_remove,
};
module_usb_driver(kiln_driver);
