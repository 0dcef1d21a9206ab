/// Let the device unregister its network device.
/// Not when: the network device itself is not managed.
/// Not when: the network maintainers are to take the patch: they do not want such clean-ups.
// Class: active
// Fails: errno
// Since: 5.8
// Declared: devm_register_netdev
// Needs: net/alloc-etherdev net/alloc-etherdev-mq net/alloc-etherdev-mqs

@acquire@
expression driver.dev;
expression net;
@@
- register_netdev(net)
+ devm_register_netdev(dev, net)

@release@
expression acquire.net;
@@
- unregister_netdev(net);
