/// Let the device unregister its connector.
// Class: active
// Fails: errno
// Since: 3.16
// Declared: devm_extcon_dev_register

@acquire@
expression driver.dev;
expression connector;
@@
- extcon_dev_register(connector)
+ devm_extcon_dev_register(dev, connector)

@release@
expression acquire.connector;
@@
- extcon_dev_unregister(connector);

@other@
expression acquire.connector;
expression driver.dev;
@@
  devm_extcon_dev_unregister(dev, connector)
