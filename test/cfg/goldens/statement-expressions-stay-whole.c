int whole(int x)
{
	int y = ({ int t = f(x); t ? g(t) : 0; });

	y = x && h(x) || k(x);
	z(({ if (x) return 1; x; }));
	return y;
}
