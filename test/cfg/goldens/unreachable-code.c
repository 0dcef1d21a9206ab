int early(void)
{
	return 0;
	late();
used:
	tail();
	do {
		return 1;
	} while (x);
	last();
}
