void loops(struct list *list)
{
	int i;

	for (i = 0; i < 3; i++)
		one(i);
	do {
		two();
	} while (more());
	do
		three();
	while (0);
	while (1) {
		if (done())
			return;
	}
	list_for_each_entry(entry, list, node)
		four(entry);
	scoped_guard(mutex, &list->lock) {
		if (five())
			break;
	}
	for (;;)
		;
}
