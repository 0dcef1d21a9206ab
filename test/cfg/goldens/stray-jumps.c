void stray(void)
{
	break;
	continue;
twice:
	a();
twice:
}
