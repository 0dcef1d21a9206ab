// SPDX-License-Identifier: GPL-2.0
/* Requests of a gadget: whoever gets one gives it back here, and nobody frees it. */
struct plug_request {
	struct list_head list;
	struct usb_request req;
};

struct plug_note {
	struct list_head list;
	int code;
};

static struct usb_request *plug_alloc(struct usb_ep *ep, gfp_t flags)
{
	struct plug_request *request;

	request = kzalloc(sizeof(*request), flags); /* want "never-released" likely */
	if (!request)
		return NULL;
	INIT_LIST_HEAD(&request->list);
	return &request->req;
}

static void plug_give_up(struct usb_ep *ep, struct usb_request *req)
{
	struct plug_request *request = container_of(req, struct plug_request, req);

	list_del(&request->list);
}

static int plug_note(struct list_head *notes, int code)
{
	struct plug_note *note;

	note = kmalloc(sizeof(*note), GFP_KERNEL);
	if (!note)
		return -ENOMEM;
	note->code = code;
	list_add(&note->list, notes);
	return 0;
}

static void plug_forget(struct list_head *notes)
{
	struct plug_note *note, *next;

	list_for_each_entry_safe(note, next, notes, list)
		kfree(note);
}

static const struct usb_ep_ops plug_ops = {
	.alloc_request = plug_alloc,
	.free_request = plug_give_up,
};

static int plug_remove(struct platform_device *pdev)
{
	plug_forget(platform_get_drvdata(pdev));
	return 0;
}

static int plug_probe(struct platform_device *pdev)
{
	return plug_note(platform_get_drvdata(pdev), 1);
}

static struct platform_driver plug_driver = {
	.probe = plug_probe,
	.remove = plug_remove,
	.driver = { .name = "plug" },
};
module_platform_driver(plug_driver);
