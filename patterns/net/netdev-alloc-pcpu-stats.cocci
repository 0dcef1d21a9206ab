/// Let the device free the network statistics that probe allocates for each processor.
// Class: passive
// Fails: null
// Since: 5.11
// Declared: devm_netdev_alloc_pcpu_stats
// Contents: yes

@acquire@
expression driver.dev;
expression held;
type kind;
@@
  held =
- netdev_alloc_pcpu_stats(kind)
+ devm_netdev_alloc_pcpu_stats(dev, kind)

@release@
expression acquire.held;
@@
- free_percpu(held);
