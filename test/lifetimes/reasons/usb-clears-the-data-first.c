struct dial {
	struct device *hwmon;
	u8 value;
};

static ssize_t value_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct dial *dial = usb_get_intfdata(to_usb_interface(dev->parent));

	return sprintf(buf, "%d\n", dial->value);
}
static DEVICE_ATTR_RO(value);

static struct attribute *dial_attrs[] = {
	&dev_attr_value.attr,
	NULL
};
ATTRIBUTE_GROUPS(dial);

static int dial_probe(struct usb_interface *intf,
		      const struct usb_device_id *id)
{
	struct dial *dial;

	dial = devm_kzalloc(&intf->dev, sizeof(*dial), GFP_KERNEL);
	if (!dial)
		return -ENOMEM;

	usb_set_intfdata(intf, dial);

	dial->hwmon = hwmon_device_register_with_groups(&intf->dev, "dial",
							dial, dial_groups);
	return PTR_ERR_OR_ZERO(dial->hwmon);
}

static void dial_disconnect(struct usb_interface *intf)
{
	struct dial *dial = usb_get_intfdata(intf);

	hwmon_device_unregister(dial->hwmon);
}

static struct usb_driver dial_driver = {
	.name = "dial",
	.probe = dial_probe,
	.disconnect = dial_disconnect,
	.id_table = dial_ids,
};
module_usb_driver(dial_driver);
