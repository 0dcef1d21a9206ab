int hold(struct lock *lock)
{
again:
	if (busy(lock)) {
		wait(lock);
		goto again;
	}
	{
		if (broken(lock))
			goto out;
		if (lost(lock))
			goto nowhere;
	}
	take(lock);
out:
	return 0;
}
