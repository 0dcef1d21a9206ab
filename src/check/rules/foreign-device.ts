import { callArguments, sourceText, spelling } from '../../c/walk.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt } from '../steps.ts';

/** What is managed belongs to a device that this driver does not bind. */
export const foreignDevice: Rule = {
  id: 'foreign-device',
  purpose: 'A managed acquire names a parent or a child of the device that the driver binds.',
  cases: [
    'rt2x00usb, ucan, ch341: tied to &udev->dev, while drivers bind to the interface',
    'musb_dsps: the region was claimed on the parent, twice',
    'HID multitouch: the name was allocated on the input device, which goes first',
  ],
  inDriver: (view: DriverView): readonly Found[] =>
    view.held.flatMap((site) => {
      const owner = site.managed === undefined ? undefined : callArguments(site.call)[site.managed.owner];
      if (owner === undefined) return [];
      const foreign = foreignIn(spelling(owner), view);
      if (foreign === undefined) return [];
      return [
        {
          confidence: foreign.sure ? 'certain' : 'likely',
          span: owner,
          functionName: functionAt(view.file, site.call.start),
          message: `${site.managed?.name}() is tied to ${foreign.what}, not to the device that ${view.unit.probe.name}() binds`,
          why: foreign.why,
          advice: `Tie it to ${view.unit.bus.owner.replace('$', 'the device that probe is given')}.`,
          path: [{ span: site.call, text: 'acquired for the other device here' }],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

interface Foreign {
  readonly what: string;
  readonly why: string;
  readonly sure: boolean;
}

/** What the owner is, when its very spelling says that it is another device. */
function foreignIn(owner: string, { unit }: DriverView): Foreign | undefined {
  if (/(?:->|\.)parent$/.test(owner))
    return {
      what: 'the parent device',
      why: 'It is released when the parent is unbound, and not when this driver is: with each binding one more piles up.',
      sure: true,
    };
  const [, holder] = /^&(\w+)->dev$/.exec(owner) ?? [];
  if (unit.bus.device === 'usb_interface' && holder !== undefined && /^(?:udev|usbdev|usb_dev)$/.test(holder))
    return {
      what: 'the USB device',
      why: 'Drivers bind to the interface: what is tied to the device stays when this driver is unbound.',
      sure: true,
    };
  return undefined;
}
