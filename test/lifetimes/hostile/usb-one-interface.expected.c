struct kiln {
	int watts;
};

static int kiln_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct kiln *kiln;

	kiln = devm_kzalloc(&intf->dev, sizeof(*kiln), GFP_KERNEL); /* want "converted" */
	if (!kiln)
		return -ENOMEM;
	return 0;
}

static void kiln_remove(struct usb_interface *intf)
{
}

static struct usb_driver kiln_driver = {
	.probe = kiln_probe,
	.disconnect = kiln_remove,
};
module_usb_driver(kiln_driver);
