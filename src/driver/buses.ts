import type { Bus } from './model.ts';

/**
 * Every bus whose drivers devmify understands: the only place that names them. A bus belongs here when its core binds
 * a `struct device` and calls the driver's function while doing so, since only then does that device run managed
 * releases when the function fails or the driver is unbound. Left out on purpose: ASoC components and DAIs, usbnet's
 * driver_info, gadget functions, MTD chip drivers and other tables with a `.probe` that binds no device.
 */

/** The fields that a bus calls for a bound device between probe and remove, directly or in the embedded driver. */
const powerFields: readonly string[] = [
  'suspend',
  'suspend_late',
  'resume_early',
  'resume',
  'reset_resume',
  'pre_reset',
  'post_reset',
  'freeze',
  'restore',
  'thaw',
  'poweroff',
  'set_online',
  'set_offline',
  'slot_reset',
  'runtime_suspend',
  'runtime_resume',
];

/** Where the common part of the driver struct is embedded, under the names that buses use for it. */
const embedded: readonly string[] = ['driver', 'drv', 'gendrv', 'core', 'mdiodrv.driver', 'link.driver'];

const alsoEmbedded = (fields: readonly string[]): readonly string[] => [
  ...fields,
  ...embedded.flatMap((part) => fields.map((field) => `${part}.${field}`)),
];

const power = alsoEmbedded(powerFields);
const shutdown = alsoEmbedded(['shutdown']);

/** vio_bus_remove(): BUG() where firmware hands out memory for DMA by the byte and some is not back yet. */
const countsDmaMemory = 'stops the kernel when memory for DMA is left';

/** What differs from the usual: probe, remove, `&$->dev`, and the data functions of `struct device` only. */
interface Special {
  readonly position?: number;
  readonly owner?: string;
  readonly probe?: readonly string[];
  readonly remove?: readonly string[];
  readonly set?: readonly string[];
  readonly get?: readonly string[];
  readonly registerWithProbe?: readonly string[];
  readonly clearsData?: boolean;
  readonly endsFirst?: string;
  readonly endsDmaFirst?: string;
  readonly detachesDomain?: boolean;
  readonly leadsTo?: readonly string[];
  readonly caution?: string;
  readonly cautionWhen?: readonly string[];
}

const bus = (name: string, driver: string, device: string, special: Special = {}): Bus => ({
  name,
  driver,
  device,
  position: special.position ?? 0,
  probe: special.probe ?? ['probe'],
  remove: special.remove ?? ['remove'],
  shutdown,
  power,
  owner: special.owner ?? '&$->dev',
  setData: special.set ?? [],
  getData: special.get ?? [],
  registerWithProbe: special.registerWithProbe ?? [],
  ...(special.clearsData === undefined ? {} : { clearsData: special.clearsData }),
  ...(special.endsFirst === undefined ? {} : { endsFirst: special.endsFirst }),
  ...(special.endsDmaFirst === undefined ? {} : { endsDmaFirst: special.endsDmaFirst }),
  ...(special.leadsTo === undefined ? {} : { leadsTo: special.leadsTo }),
  ...(special.detachesDomain === undefined ? {} : { detachesDomain: special.detachesDomain }),
  ...(special.caution === undefined ? {} : { caution: special.caution }),
  ...(special.cautionWhen === undefined ? {} : { cautionWhen: special.cautionWhen }),
});

/** A bus that hands over the `struct device` itself. */
const plain = (name: string, driver: string, special: Special = {}): Bus =>
  bus(name, driver, 'device', { owner: '$', ...special });

/** A bus whose driver has its callbacks in the embedded `struct device_driver`. */
const inner = (name: string, driver: string, part = 'driver', special: Special = {}): Bus =>
  plain(name, driver, { probe: [`${part}.probe`], remove: [`${part}.remove`], ...special });

const data = (prefix: string): Special => ({
  set: [`${prefix}_set_drvdata`],
  get: [`${prefix}_get_drvdata`],
});

const claims: Special = {
  caution: 'the driver claims further interfaces of the device, with one state for all',
  cautionWhen: ['usb_driver_claim_interface'],
};

/** serio_bind_driver() and gameport_bind_driver() of Linux 6.1 call connect outside of the driver core. */
const bindsByItself = 'the bus may call connect by itself, and then nothing is released when that fails';

export const buses: readonly Bus[] = [
  // platform_remove(), and the others that say so, call dev_pm_domain_detach() before devres has its turn.
  bus('platform', 'platform_driver', 'platform_device', {
    ...data('platform'),
    detachesDomain: true,
    remove: ['remove', 'remove_new'],
    registerWithProbe: [
      'platform_driver_probe',
      'module_platform_driver_probe',
      'builtin_platform_driver_probe',
      'platform_create_bundle',
    ],
  }),
  bus('i2c', 'i2c_driver', 'i2c_client', {
    probe: ['probe', 'probe_new'],
    set: ['i2c_set_clientdata'],
    get: ['i2c_get_clientdata'],
  }),
  bus('pci', 'pci_driver', 'pci_dev', data('pci')),
  bus('spi', 'spi_driver', 'spi_device', { ...data('spi'), detachesDomain: true }),
  bus('spi-mem', 'spi_mem_driver', 'spi_mem', {
    owner: '&$->spi->dev',
    probe: ['probe', 'spidrv.probe'],
    remove: ['remove', 'spidrv.remove'],
    ...data('spi_mem'),
  }),
  bus('usb', 'usb_driver', 'usb_interface', {
    remove: ['disconnect'],
    clearsData: true,
    leadsTo: ['interface_to_usbdev($)'],
    set: ['usb_set_intfdata'],
    get: ['usb_get_intfdata'],
    ...claims,
  }),
  bus('usb-device', 'usb_device_driver', 'usb_device', { remove: ['disconnect'] }),
  bus('usb-serial', 'usb_serial_driver', 'usb_serial_port', {
    probe: ['port_probe'],
    remove: ['port_remove'],
    set: ['usb_set_serial_port_data'],
    get: ['usb_get_serial_port_data'],
    caution: 'attach and release work on the interface, port_probe on one port of it',
  }),
  bus('uvc', 'uvc_driver', 'usb_interface', {
    probe: ['driver.probe'],
    remove: ['driver.disconnect'],
    leadsTo: ['interface_to_usbdev($)'],
    set: ['usb_set_intfdata'],
    get: ['usb_get_intfdata'],
    ...claims,
  }),
  bus('hid', 'hid_driver', 'hid_device', data('hid')),
  // amba_remove() stops the bus clock, pnp_device_remove() the device, and devres comes after them.
  bus('amba', 'amba_driver', 'amba_device', { ...data('amba'), endsFirst: 'turns the device off' }),
  bus('virtio', 'virtio_driver', 'virtio_device'),
  bus('mdio', 'mdio_driver', 'mdio_device', data('mdiodev')),
  bus('phy', 'phy_driver', 'phy_device', { owner: '&$->mdio.dev' }),
  bus('serdev', 'serdev_device_driver', 'serdev_device', { ...data('serdev_device'), detachesDomain: true }),
  bus('serio', 'serio_driver', 'serio', {
    ...data('serio'),
    probe: ['connect'],
    remove: ['disconnect'],
    caution: bindsByItself,
  }),
  bus('gameport', 'gameport_driver', 'gameport', {
    ...data('gameport'),
    probe: ['connect'],
    remove: ['disconnect'],
    caution: bindsByItself,
  }),
  bus('auxiliary', 'auxiliary_driver', 'auxiliary_device', { ...data('auxiliary'), detachesDomain: true }),
  bus('auxiliary', 'iidc_auxiliary_drv', 'auxiliary_device', {
    ...data('auxiliary'),
    probe: ['adrv.probe'],
    remove: ['adrv.remove'],
  }),
  bus('pnp', 'pnp_driver', 'pnp_dev', { ...data('pnp'), endsFirst: 'turns the device off' }),
  bus('pnp-card', 'pnp_card_driver', 'pnp_card_link', {
    owner: '&$->card->dev',
    set: ['pnp_set_card_drvdata'],
    get: ['pnp_get_card_drvdata'],
    caution: 'the driver binds the devices of the card, not the card',
  }),
  bus('acpi', 'acpi_driver', 'acpi_device', {
    probe: ['ops.add'],
    remove: ['ops.remove'],
    caution: 'the companion of a device that another driver may bind',
  }),
  bus('sdio', 'sdio_driver', 'sdio_func', { ...data('sdio'), detachesDomain: true }),
  bus('mmc', 'mmc_driver', 'mmc_card'),
  bus('memstick', 'memstick_driver', 'memstick_dev', data('memstick')),
  bus('tifm', 'tifm_driver', 'tifm_dev', data('tifm')),
  // rpmsg_dev_remove() ends the channel: what is unregistered after it can send nothing any more.
  bus('rpmsg', 'rpmsg_driver', 'rpmsg_device', { endsFirst: 'destroys the endpoint of the channel' }),
  bus('mipi-dsi', 'mipi_dsi_driver', 'mipi_dsi_device', data('mipi_dsi')),
  bus('dp-aux', 'dp_aux_ep_driver', 'dp_aux_ep_device'),
  bus('drm-i2c', 'drm_i2c_encoder_driver', 'i2c_client', {
    probe: ['i2c_driver.probe', 'i2c_driver.probe_new'],
    remove: ['i2c_driver.remove'],
    set: ['i2c_set_clientdata'],
    get: ['i2c_get_clientdata'],
  }),
  bus('i3c', 'i3c_driver', 'i3c_device', {
    owner: 'i3cdev_to_dev($)',
    set: ['i3cdev_set_drvdata'],
    get: ['i3cdev_get_drvdata'],
  }),
  bus('pcmcia', 'pcmcia_driver', 'pcmcia_device'),
  plain('isa', 'isa_driver'),
  bus('parport', 'parport_driver', 'pardevice'),
  bus('parisc', 'parisc_driver', 'parisc_device', data('parisc')),
  bus('vio', 'vio_driver', 'vio_dev', { endsDmaFirst: countsDmaMemory }),
  bus('of-platform', 'of_platform_driver', 'platform_device', data('platform')),
  bus('macio', 'macio_driver', 'macio_dev', { owner: '&$->ofdev.dev', ...data('macio') }),
  bus('ps3', 'ps3_system_bus_driver', 'ps3_system_bus_device', {
    owner: '&$->core',
    ...data('ps3_system_bus'),
  }),
  bus('ps3-vuart', 'ps3_vuart_port_driver', 'ps3_system_bus_device', {
    owner: '&$->core',
    ...data('ps3_system_bus'),
  }),
  inner('eisa', 'eisa_driver'),
  inner('tc', 'tc_driver'),
  inner('maple', 'maple_driver', 'drv'),
  bus('zorro', 'zorro_driver', 'zorro_dev', data('zorro')),
  bus('dio', 'dio_driver', 'dio_dev', data('dio')),
  bus('nubus', 'nubus_driver', 'nubus_board', data('nubus')),
  bus('gio', 'gio_driver', 'gio_device', data('gio')),
  bus('ecard', 'ecard_driver', 'expansion_card', data('ecard')),
  bus('locomo', 'locomo_driver', 'locomo_dev', data('locomo')),
  bus('sa1111', 'sa1111_driver', 'sa1111_dev', data('sa1111')),
  bus('mcp', 'mcp_driver', 'mcp', { owner: '&$->attached_device', ...data('mcp') }),
  bus('vme', 'vme_driver', 'vme_dev'),
  bus('rapidio', 'rio_driver', 'rio_dev', data('rio')),
  bus('vlynq', 'vlynq_driver', 'vlynq_device', data('vlynq')),
  bus('superhyway', 'superhyway_driver', 'superhyway_device', data('superhyway')),
  bus('mips-cdmm', 'mips_cdmm_driver', 'mips_cdmm_device', data('mips_cdmm')),
  bus('firewire', 'fw_driver', 'fw_unit', { owner: '&$->device' }),
  bus('bcma', 'bcma_driver', 'bcma_device', data('bcma')),
  bus('ssb', 'ssb_driver', 'ssb_device', { owner: '$->dev', ...data('ssb') }),
  bus('hyperv', 'hv_driver', 'hv_device', { owner: '&$->device', ...data('hv') }),
  bus('xenbus', 'xenbus_driver', 'xenbus_device'),
  bus('wmi', 'wmi_driver', 'wmi_device'),
  bus('soundwire', 'sdw_driver', 'sdw_slave'),
  bus('slimbus', 'slim_driver', 'slim_device', data('slim')),
  bus('spmi', 'spmi_driver', 'spmi_device', data('spmi_device')),
  bus('ssam', 'ssam_device_driver', 'ssam_device', data('ssam_device')),
  bus('apr', 'apr_driver', 'apr_device'),
  bus('scmi', 'scmi_driver', 'scmi_device'),
  bus('ffa', 'ffa_driver', 'ffa_device', data('ffa_dev')),
  bus('mhi', 'mhi_driver', 'mhi_device'),
  bus('mhi-ep', 'mhi_ep_driver', 'mhi_ep_device'),
  bus('mei', 'mei_cl_driver', 'mei_cl_device', data('mei_cldev')),
  bus('ishtp', 'ishtp_cl_driver', 'ishtp_cl_device', {
    owner: 'ishtp_device($)',
    set: ['ishtp_set_drvdata'],
    get: ['ishtp_get_drvdata'],
  }),
  bus('mcb', 'mcb_driver', 'mcb_device', data('mcb')),
  bus('dfl', 'dfl_driver', 'dfl_device'),
  bus('fsl-mc', 'fsl_mc_driver', 'fsl_mc_device', {
    caution: 'the bus opens a resource group of its own around probe',
  }),
  bus('ap', 'ap_driver', 'ap_device', { owner: '&$->device' }),
  bus('ccw', 'ccw_driver', 'ccw_device'),
  bus('ccwgroup', 'ccwgroup_driver', 'ccwgroup_device', { probe: ['setup'] }),
  bus('css', 'css_driver', 'subchannel'),
  bus('scm', 'scm_driver', 'scm_device'),
  bus('mdev', 'mdev_driver', 'mdev_device'),
  bus('vdpa', 'vdpa_driver', 'vdpa_device', data('vdpa')),
  bus('greybus', 'greybus_driver', 'gb_bundle', { remove: ['disconnect'], ...data('greybus') }),
  bus('gbphy', 'gbphy_driver', 'gbphy_device', { set: ['gb_gbphy_set_data'], get: ['gb_gbphy_get_data'] }),
  bus('rmi4', 'rmi_function_handler', 'rmi_function'),
  inner('rmi4', 'rmi_driver'),
  bus('typec-altmode', 'typec_altmode_driver', 'typec_altmode', data('typec_altmode')),
  bus('thunderbolt', 'tb_service_driver', 'tb_service', data('tb_service')),
  bus('ulpi', 'ulpi_driver', 'ulpi', data('ulpi')),
  bus('host1x', 'host1x_driver', 'host1x_device'),
  bus('coreboot', 'coreboot_driver', 'coreboot_device'),
  bus('siox', 'siox_driver', 'siox_device'),
  inner('moxtet', 'moxtet_driver'),
  bus('peci', 'peci_driver', 'peci_device'),
  bus('anybus', 'anybuss_client_driver', 'anybuss_client'),
  bus('sunxi-rsb', 'sunxi_rsb_driver', 'sunxi_rsb_device', data('sunxi_rsb_device')),
  bus('pci-epf', 'pci_epf_driver', 'pci_epf', { set: ['epf_set_drvdata'], get: ['epf_get_drvdata'] }),
  bus('pcie-port', 'pcie_port_service_driver', 'pcie_device', {
    owner: '&$->device',
    set: ['set_service_data'],
    get: ['get_service_data'],
  }),
  bus('idxd', 'idxd_device_driver', 'idxd_dev', { owner: '&$->conf_dev' }),
  bus('ipack', 'ipack_driver_ops', 'ipack_device'),
  bus('intel-th', 'intel_th_driver', 'intel_th_device'),
  bus('dax', 'dax_device_driver', 'dev_dax'),
  bus('hdac', 'hdac_driver', 'hdac_device'),
  bus('ac97', 'ac97_codec_driver', 'ac97_codec_device', data('ac97')),
  bus('soundbus', 'soundbus_driver', 'soundbus_dev', { owner: '&$->ofdev.dev' }),
  bus('bttv', 'bttv_sub_driver', 'bttv_sub_device'),
  bus('nx-crypto', 'nx_crypto_driver', 'vio_dev', {
    endsDmaFirst: countsDmaMemory,
    probe: ['viodriver.probe', 'probe'],
    remove: ['viodriver.remove', 'remove'],
  }),
  plain('cxl', 'cxl_driver'),
  plain('nvdimm', 'nd_device_driver'),
  plain('ntb-transport', 'ntb_transport_client'),
  bus('ntb', 'ntb_client', 'ntb_dev', {
    position: 1,
    probe: ['ops.probe'],
    remove: ['ops.remove'],
  }),
  inner('scsi', 'scsi_driver', 'gendrv'),
  inner('fsi', 'fsi_driver', 'drv'),
  inner('hsi', 'hsi_client_driver'),
  inner('tee', 'tee_client_driver'),
  inner('snd-seq', 'snd_seq_driver'),
  plain('device', 'device_driver'),
];

/** The functions that set and get the driver's data of the `struct device` itself, on every bus. */
export const deviceData = { set: 'dev_set_drvdata', get: 'dev_get_drvdata' } as const;

/** All pairs of functions that set and get the one data pointer of a `struct device`, whatever bus they are for. */
export const dataFunctions: readonly { readonly set: string; readonly get: string }[] = [
  deviceData,
  ...buses.flatMap(({ setData: [set], getData: [get] }) =>
    set === undefined || get === undefined ? [] : [{ set, get }],
  ),
];

/** Functions that take another function's address as a name for something, and never call it. */
export const nameTakers: readonly string[] = [
  'devres_open_group',
  'devres_close_group',
  'devres_remove_group',
  'devres_release_group',
];

const byDriver: ReadonlyMap<string, Bus> = new Map(buses.map((each) => [each.driver, each]));

/** The bus that a driver struct of this tag belongs to. */
export const busOf = (tag: string): Bus | undefined => byDriver.get(tag);
