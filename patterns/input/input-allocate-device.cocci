/// Let the device free, and unregister, the input device that probe allocates.
/// Not when: the input device is unregistered while the driver stays bound.
// Class: active
// Fails: null
// Since: 3.8
// Declared: devm_input_allocate_device
// Quiet: yes
// Quiet-unless: EV_REP input_enable_softrepeat

@acquire@
expression driver.dev;
expression held;
@@
  held =
- input_allocate_device()
+ devm_input_allocate_device(dev)

@start@
expression acquire.held;
@@
  input_register_device(held)

@release@
expression acquire.held;
@@
(
- input_unregister_device(held);
|
- input_free_device(held);
)

@other@
expression acquire.held;
@@
(
  input_get_device(held)
|
  input_put_device(held)
)
