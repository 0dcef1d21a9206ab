#include <linux/slab.h>
#include <linux/usb.h>

struct buoy {
	struct usb_device *udev;
	void *buf;
};

static int buoy_probe(struct usb_interface *intf, const struct usb_device_id *id)
{
	struct usb_device *udev = interface_to_usbdev(intf);
	struct buoy *buoy = devm_kzalloc(&intf->dev, sizeof(*buoy), GFP_KERNEL);

	if (!buoy)
		return -ENOMEM;
	buoy->udev = udev;
	buoy->buf = devm_kmalloc(&udev->dev, 64, GFP_KERNEL); /* want "foreign-device" likely */
	if (!buoy->buf)
		return -ENOMEM;
	usb_set_intfdata(intf, buoy);
	return 0;
}

static void buoy_disconnect(struct usb_interface *intf)
{
	usb_set_intfdata(intf, NULL);
}

static struct usb_driver buoy_driver = {
	.name = "buoy",
	.probe = buoy_probe,
	.disconnect = buoy_disconnect,
};
module_usb_driver(buoy_driver);
