int halves(int x)
{
#ifdef A
	if (x) {
#else
	if (!x) {
#endif
		a();
	}
#ifdef B
	if (x)
#endif
		b();
	return 0;
}
