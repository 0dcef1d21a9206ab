/// Let the device disable itself when its driver goes, where the driver enables one kind of resource only.
// Class: stateful
// Fails: errno
// Since: 2.6.21
// Declared: pcim_enable_device
// Refused: pcim_enable_device() enables memory and I/O ports, and fails where firmware gave out no ports

@acquire@
expression driver.device;
@@
(
- pci_enable_device_mem(device)
+ pcim_enable_device(device)
|
- pci_enable_device_io(device)
+ pcim_enable_device(device)
)

@release@
expression driver.device;
@@
- pci_disable_device(device);
