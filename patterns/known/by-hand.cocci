/// What is acquired and released by hand only, since it has no managed form (or none that is offered): for judging code as
/// it stands, never for a conversion. Each has two rules, how it is taken and how it is given back; their names begin
/// with its class and with how the first fails.

@active_errno_i2c_adapter_take@
expression it;
@@
  \( i2c_add_numbered_adapter \| i2c_bit_add_bus \| i2c_bit_add_numbered_bus \) (it)

@active_errno_i2c_adapter_give@
expression it;
@@
  i2c_del_adapter(it)

@active_errno_misc_device_take@
expression it;
@@
  misc_register(it)

@active_errno_misc_device_give@
expression it;
@@
  misc_deregister(it)

@active_errptr_hwmon_device_take@
expression it, dev;
@@
  it = hwmon_device_register(dev)

@active_errptr_hwmon_device_give@
expression it;
@@
  hwmon_device_unregister(it)

@passive_null_muxed_region_take@
expression start, count;
@@
  request_muxed_region(start, count, ...)

@passive_null_muxed_region_give@
expression start, count;
@@
  release_region(start, count)

@stateful_errno_input_handler_take@
expression it;
@@
  input_register_handler(it)

@stateful_errno_input_handler_give@
expression it;
@@
  input_unregister_handler(it)

@stateful_errno_platform_driver_take@
expression it;
@@
  platform_driver_register(it)

@stateful_errno_platform_driver_give@
expression it;
@@
  platform_driver_unregister(it)

@stateful_errno_i2c_driver_take@
expression it;
@@
  i2c_add_driver(it)

@stateful_errno_i2c_driver_give@
expression it;
@@
  i2c_del_driver(it)

@stateful_errno_pci_driver_take@
expression it;
@@
  pci_register_driver(it)

@stateful_errno_pci_driver_give@
expression it;
@@
  pci_unregister_driver(it)

@stateful_errptr_simple_device_take@
expression it;
@@
  it = platform_device_register_simple(...)

@stateful_errptr_simple_device_give@
expression it;
@@
  platform_device_unregister(it)

@passive_null_urb_take@
expression it;
@@
  it = usb_alloc_urb(...)

@passive_null_urb_give@
expression it;
@@
  usb_free_urb(it)

@passive_null_power_supply_take@
expression it;
@@
  it = power_supply_get_by_name(...)

@passive_null_power_supply_give@
expression it;
@@
  power_supply_put(it)

@passive_errptr_nvmem_contents_take@
expression it;
@@
  it = nvmem_cell_read(...)

@passive_errptr_nvmem_contents_give@
expression it;
@@
  kfree(it)

@passive_errno_resource_take@
expression it;
@@
  request_resource(..., it)

@passive_errno_resource_give@
expression it;
@@
  release_resource(it)
