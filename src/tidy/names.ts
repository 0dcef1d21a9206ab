/** What tidy has to be told about the kernel: names only, so that the caller's tables can supply them. */
export interface TidyOptions {
  /**
   * Functions and macros that only look at their arguments, so that a call whose value nobody wants can go.
   * A last `*` stands for any rest of a name.
   */
  readonly pureCalls: readonly string[];
  /** Functions that set and get the one data pointer of a `struct device`, whatever bus they are for. */
  readonly drvdata: readonly { readonly set: string; readonly get: string }[];
  /** Tags of driver structs whose bus does not mind a missing remove callback. */
  readonly optionalRemove: readonly string[];
  /** Functions that have to stay, however little is left in them. */
  readonly keepRemove: readonly string[];
}

/**
 * Names of Linux 6.1. A bus stands in `optionalRemove` only if its core tests the pointer before it calls: usb, serio,
 * gameport, virtio, greybus, mmc, sdio and ssb do not, and hid does something else when there is none.
 */
export const kernelNames: TidyOptions = {
  pureCalls: [
    ...[
      'IS_ERR',
      'IS_ERR_OR_NULL',
      'PTR_ERR',
      'PTR_ERR_OR_ZERO',
      'ERR_PTR',
      'ERR_CAST',
      'likely',
      'unlikely',
    ],
    ...[
      'ARRAY_SIZE',
      'IS_ENABLED',
      'IS_REACHABLE',
      'BIT',
      'GENMASK',
      'min',
      'max',
      'container_of',
      'offsetof',
    ],
    ...[
      'platform_get_drvdata',
      'dev_get_drvdata',
      'pci_get_drvdata',
      'i2c_get_clientdata',
      'spi_get_drvdata',
    ],
    ...['amba_get_drvdata', 'usb_get_intfdata', 'sdio_get_drvdata', 'serio_get_drvdata', 'hid_get_drvdata'],
    ...['spi_controller_get_devdata', 'spi_master_get_devdata', 'i2c_get_adapdata', 'input_get_drvdata'],
    ...['netdev_priv', 'iio_priv', 'dev_get_platdata', 'dev_name', 'resource_size', 'bl_get_data'],
    ...[
      'watchdog_get_drvdata',
      'power_supply_get_drvdata',
      'rdev_get_drvdata',
      'to_*',
      'interface_to_usbdev',
      'usb_get_serial_port_data',
      'usb_get_serial_data',
      'shost_priv',
      'platform_get_resource',
    ],
  ],
  drvdata: [
    { set: 'dev_set_drvdata', get: 'dev_get_drvdata' },
    { set: 'platform_set_drvdata', get: 'platform_get_drvdata' },
    { set: 'pci_set_drvdata', get: 'pci_get_drvdata' },
    { set: 'i2c_set_clientdata', get: 'i2c_get_clientdata' },
    { set: 'spi_set_drvdata', get: 'spi_get_drvdata' },
    { set: 'amba_set_drvdata', get: 'amba_get_drvdata' },
    { set: 'pnp_set_drvdata', get: 'pnp_get_drvdata' },
    { set: 'auxiliary_set_drvdata', get: 'auxiliary_get_drvdata' },
    { set: 'serdev_device_set_drvdata', get: 'serdev_device_get_drvdata' },
    { set: 'spmi_device_set_drvdata', get: 'spmi_device_get_drvdata' },
    { set: 'slim_set_devicedata', get: 'slim_get_devicedata' },
    { set: 'mcb_set_drvdata', get: 'mcb_get_drvdata' },
    { set: 'bcma_set_drvdata', get: 'bcma_get_drvdata' },
  ],
  optionalRemove: [
    ...['platform_driver', 'i2c_driver', 'spi_driver', 'pci_driver', 'amba_driver', 'auxiliary_driver'],
    ...[
      'pnp_driver',
      'pcmcia_driver',
      'isa_driver',
      'mdio_driver',
      'slim_driver',
      'sdw_driver',
      'spmi_driver',
    ],
    ...['rpmsg_driver', 'serdev_device_driver', 'macio_driver', 'hv_driver', 'bcma_driver', 'siox_driver'],
    ...[
      'ulpi_driver',
      'typec_altmode_driver',
      'dax_device_driver',
      'vdpa_driver',
      'rio_driver',
      'zorro_driver',
    ],
  ],
  keepRemove: [],
};

/** Reports whether `names` holds `name`, as it is or by a pattern that ends in `*`. */
export const isNamed = (names: readonly string[], name: string): boolean =>
  names.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
