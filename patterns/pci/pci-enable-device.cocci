/// Let the device disable itself when its driver goes.
/// Not when: the device has to be disabled before something else in remove.
/// Not when: some pci_* calls, which become managed along with it, have to be undone at another time.
// Class: stateful
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device

@acquire@
expression driver.device;
@@
- pci_enable_device(device)
+ pcim_enable_device(device)

@release@
expression driver.device;
@@
- pci_disable_device(device);

@other@
expression driver.device;
@@
  pcim_pin_device(device)
