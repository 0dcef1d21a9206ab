/** What subjects begin with where the folder's name says something else; used only where there is no history. */
export interface FolderPrefix {
  readonly folder: string;
  readonly prefix: string;
}

/** Counted in the kernel's log; folders whose prefix is their own name (`clk: `) need no line. */
export const folderPrefixes: readonly FolderPrefix[] = [
  { folder: 'drivers/ata/', prefix: 'ata: ' },
  { folder: 'drivers/char/hw_random/', prefix: 'hwrng: ' },
  { folder: 'drivers/char/ipmi/', prefix: 'ipmi: ' },
  { folder: 'drivers/char/tpm/', prefix: 'tpm: ' },
  { folder: 'drivers/clocksource/', prefix: 'clocksource/drivers/' },
  { folder: 'drivers/crypto/', prefix: 'crypto: ' },
  { folder: 'drivers/dma/', prefix: 'dmaengine: ' },
  { folder: 'drivers/edac/', prefix: 'EDAC/' },
  { folder: 'drivers/gpu/drm/', prefix: 'drm/' },
  { folder: 'drivers/gpu/host1x/', prefix: 'gpu: host1x: ' },
  { folder: 'drivers/hid/', prefix: 'HID: ' },
  { folder: 'drivers/infiniband/hw/', prefix: 'RDMA/' },
  { folder: 'drivers/input/', prefix: 'Input: ' },
  { folder: 'drivers/iio/', prefix: 'iio: ' },
  { folder: 'drivers/iio/adc/', prefix: 'iio: adc: ' },
  { folder: 'drivers/iio/dac/', prefix: 'iio: dac: ' },
  { folder: 'drivers/irqchip/', prefix: 'irqchip/' },
  { folder: 'drivers/media/', prefix: 'media: ' },
  { folder: 'drivers/net/can/', prefix: 'can: ' },
  { folder: 'drivers/net/ethernet/', prefix: 'net: ' },
  { folder: 'drivers/net/wireless/', prefix: 'wifi: ' },
  { folder: 'drivers/nvmem/', prefix: 'nvmem: ' },
  { folder: 'drivers/pci/', prefix: 'PCI: ' },
  { folder: 'drivers/perf/', prefix: 'perf: ' },
  { folder: 'drivers/platform/x86/', prefix: 'platform/x86: ' },
  { folder: 'drivers/platform/', prefix: 'platform: ' },
  { folder: 'drivers/power/supply/', prefix: 'power: supply: ' },
  { folder: 'drivers/power/reset/', prefix: 'power: reset: ' },
  { folder: 'drivers/scsi/', prefix: 'scsi: ' },
  { folder: 'drivers/tty/serial/', prefix: 'serial: ' },
  { folder: 'drivers/usb/gadget/udc/', prefix: 'usb: gadget: udc: ' },
  { folder: 'drivers/usb/host/', prefix: 'usb: host: ' },
  { folder: 'drivers/usb/phy/', prefix: 'usb: phy: ' },
  { folder: 'drivers/video/backlight/', prefix: 'backlight: ' },
  { folder: 'drivers/video/fbdev/', prefix: 'fbdev: ' },
  { folder: 'drivers/w1/', prefix: 'w1: ' },
  { folder: 'sound/soc/', prefix: 'ASoC: ' },
  { folder: 'sound/', prefix: 'ALSA: ' },
];
