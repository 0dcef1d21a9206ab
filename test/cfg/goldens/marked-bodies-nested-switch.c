int nested(int x)
{
	while (x) {
		switch (x) {
		case 1:
			continue;
		case 2:
			switch (y) {
			default:
				break;
			}
			break;
		}
	}
	if (x)
retry:
		x = try();
	if (!x)
		goto retry;
	return x;
}
