/** What tidy has to be told about the kernel: names only, so that the caller's tables can supply them. */
export interface TidyOptions {
  /**
   * Functions and macros that only look at their arguments, so that a call whose value nobody wants can go.
   * A `*` in a name stands for any letters.
   */
  readonly pureCalls: readonly string[];
  /** Functions that set and get the one data pointer of a `struct device`, whatever bus they are for. */
  readonly drvdata: readonly { readonly set: string; readonly get: string }[];
  /** Functions that let code outside the file, or getters not in `drvdata`, read the data pointer of the device. */
  readonly drvdataReaders: { has(name: string): boolean };
  /** Tags of driver structs whose bus does not mind a missing remove callback. */
  readonly optionalRemove: readonly string[];
  /** Functions that have to stay, however little is left in them. */
  readonly keepRemove: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Names of Linux 6.1. A bus stands in `optionalRemove` only if its core tests the pointer before it calls: usb, serio,
 * gameport, virtio, greybus, mmc, sdio and ssb do not, and hid does something else when there is none.
 */
export const kernelNames: Omit<TidyOptions, 'drvdata' | 'drvdataReaders'> = {
  pureCalls: words(`
    IS_ERR IS_ERR_OR_NULL PTR_ERR PTR_ERR_OR_ZERO ERR_PTR ERR_CAST likely unlikely
    ARRAY_SIZE IS_ENABLED IS_REACHABLE BIT GENMASK min max container_of offsetof
    *_get_drvdata *_get_devdata *_get_clientdata *_get_intfdata *_get_adapdata *_get_platdata *_get_chip_data
    usb_get_serial_port_data usb_get_serial_data bl_get_data gpiochip_get_data
    netdev_priv iio_priv sdhci_priv sdhci_pltfm_priv mmc_priv shost_priv get_stmmac_bsp_priv
    dev_name resource_size pci_resource_start pci_resource_end pci_resource_len pci_resource_flags pci_name platform_get_resource platform_get_resource_byname platform_get_irq
    platform_get_irq_optional platform_get_irq_byname platform_irq_count to_* dev_to_* hcd_to_* interface_to_usbdev
    gpio_is_valid regulator_is_enabled pm_runtime_enabled device_may_wakeup`),
  optionalRemove: words(`
    platform_driver i2c_driver spi_driver pci_driver amba_driver auxiliary_driver pnp_driver pcmcia_driver
    isa_driver mdio_driver slim_driver sdw_driver spmi_driver rpmsg_driver serdev_device_driver macio_driver
    hv_driver vio_driver bcma_driver siox_driver ulpi_driver typec_altmode_driver vdpa_driver rio_driver`),
  keepRemove: [],
};

/** Reports whether `names` holds `name`, as it is or by a pattern with a `*`. */
export const isNamed = (names: readonly string[], name: string): boolean =>
  names.some((each) => {
    const [head = '', tail] = each.split('*');
    if (tail === undefined) return name === each;
    return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  });
