/// Let the device free the network device that probe allocates.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: passive
// Fails: null
// Since: 4.11
// Declared: devm_alloc_etherdev
// Contents: yes

@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- alloc_etherdev(size)
+ devm_alloc_etherdev(dev, size)

@release@
expression acquire.held;
@@
- free_netdev(held);
