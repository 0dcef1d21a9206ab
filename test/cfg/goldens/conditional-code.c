int forks(void)
{
#ifdef A
	a();
#elif defined(B)
	b();
	return 1;
#else
	c();
#endif
#ifdef D
	d();
#endif
#if 0
	never();
#endif
#if 0
	never();
#else
	always();
#endif
#define LOCAL 1
	return LOCAL;
}
