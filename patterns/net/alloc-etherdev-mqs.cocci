/// Let the device free the network device that probe allocates, with its queues.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: passive
// Fails: null
// Since: 4.11
// Declared: devm_alloc_etherdev_mqs
// Contents: yes

@acquire@
expression driver.dev;
expression held, size, tx, rx;
@@
  held =
- alloc_etherdev_mqs(size, tx, rx)
+ devm_alloc_etherdev_mqs(dev, size, tx, rx)

@release@
expression acquire.held;
@@
- free_netdev(held);
