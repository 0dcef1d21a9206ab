int start(struct lamp *lamp)
{
	int tries = 0;

	if (!lamp)
		return -1;
	while (tries < 3) {
		if (lit(lamp))
			break;
		if (tries == 1) {
			tries++;
			continue;
		}
		tries++;
	}
	if (tries == 3)
		warn(lamp);
	else if (tries == 2)
		note(lamp);
	return tries;
}
