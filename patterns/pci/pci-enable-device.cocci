/// Let the device disable itself when its driver goes.
/// Not when: the device has to be disabled before something else in remove, or in suspend, a reset or an error handler as well: what the device remembers of being enabled would be wrong afterwards.
/// Not when: a call that becomes managed along with it (regions, interrupt vectors) is not undone on every path now.
/// Not when: the driver turns off INTx by hand: the device would turn it on again when it is unbound.
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
(
  pcim_pin_device(device)
|
  pci_intx(device, 0)
|
  pci_intx(device, false)
)
