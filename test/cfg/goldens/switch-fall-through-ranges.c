int size(int kind)
{
	int bytes = 0;

	switch (kind) {
	case 0:
		bytes++;
	case 1 ... 3:
		bytes++;
		break;
	case 4:
		return 8;
	}
	switch (kind) {
	case 5:
		return 1;
	default:
		bytes = 2;
	}
	return bytes;
}
