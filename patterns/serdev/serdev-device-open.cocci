/// Let the device close its serial port.
/// Not when: remove says something to the other side before it closes the port.
// Class: active
// Fails: errno
// Since: 4.17
// Declared: devm_serdev_device_open

@acquire@
expression driver.dev;
expression driver.device;
@@
- serdev_device_open(device)
+ devm_serdev_device_open(dev, device)

@release@
expression driver.device;
@@
- serdev_device_close(device);
