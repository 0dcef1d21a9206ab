int sign(int x)
{
	if (x < 0) {
		log(x);
		return -1;
	} else {
		return 1;
	}
}
