import type { Node } from '../../c/syntax.ts';
import { callArguments, sourceText } from '../../c/walk.ts';
import { boundDevice, nothing, type Value } from '../../lifetimes/paths/values.ts';
import { type Held, managedIn, ownerName } from '../held.ts';
import type { DriverView, FileView, Found, Rule } from '../rule.ts';
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
  inFile: (view: FileView): readonly Found[] =>
    managedIn(view, view.mentions.functions).flatMap((site) => {
      const argument = callArguments(site.call)[site.managed?.owner ?? -1];
      const isNothing = argument?.text === 'NULL';
      if (argument === undefined || !(isNothing || (isParent(argument) && !isFollowed(view, site))))
        return [];
      return [
        {
          confidence: isNothing ? 'certain' : 'likely',
          span: argument,
          functionName: site.functionName,
          message: `${site.managed?.name}() is tied to ${isNothing ? 'no device at all' : 'the parent of a device'}`,
          why: isNothing
            ? 'There is nobody to release it: most managed forms fail, or crash.'
            : 'It is released when the parent is unbound, and not when the device itself is.',
          advice: 'Tie it to the device that is bound.',
          path: [{ span: site.call, text: 'acquired for the other device here' }],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
  inDriver: (view: DriverView): readonly Found[] =>
    (view.kind === 'driver' ? view.held : []).flatMap((site) => {
      const argument = site.managed === undefined ? undefined : callArguments(site.call)[site.managed.owner];
      const owner = view.watch.keys.get(site.id)?.get(ownerName);
      const foreign = owner === undefined ? unreached(argument) : foreignIn(owner, view);
      if (argument === undefined || foreign === undefined) return [];
      return [
        {
          // What is looked up or allocated for another device may be meant so, and little is lost with it.
          confidence: foreign.sure && site.pattern.class === 'active' ? 'certain' : 'likely',
          span: argument,
          functionName: functionAt(view.file, site.call.start),
          message: `${site.managed?.name}() is tied to ${foreign.what}, not to the device that ${view.unit.probe.name}() binds`,
          why: foreign.why,
          advice: `Tie it to ${ownDevice(view)}.`,
          path: [{ span: site.call, text: 'acquired for the other device here' }],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

/** `dev->parent`, `dev.parent`. */
const isParent = ({ kind, children }: Node): boolean => kind === 'field' && children[2]?.text === 'parent';

/** A probe comes to it: what is known of the device there says more. */
const isFollowed = ({ drivers, mentions }: FileView, { item }: Held): boolean =>
  drivers.units.some(
    ({ probe: { definition } }) =>
      definition.kind === 'here' && mentions.reachedFrom(definition.item).has(item),
  );

interface Foreign {
  readonly what: string;
  readonly why: string;
  readonly sure: boolean;
}

const aParent: Foreign = {
  what: 'the parent of a device',
  why: 'It is released when that is unbound, and not when this driver is.',
  sure: false,
};

/** No path comes to the call: only its text tells. */
const unreached = (argument: Node | undefined): Foreign | undefined =>
  argument !== undefined && isParent(argument) ? aParent : undefined;

/** What an owner's value says of it, where that is another device than the one that is bound. */
function foreignIn(owner: Value, { unit }: DriverView): Foreign | undefined {
  const bound = unit.bus.owner.replace('$', boundDevice);
  if (owner === bound || owner === boundDevice) return undefined;
  if (owner === nothing)
    return {
      what: 'no device at all',
      why: 'There is nobody to release it: most managed forms fail, or crash.',
      sure: true,
    };
  if (/(?:->|\.)parent$/.test(owner) && isReachedFrom(owner, boundDevice))
    return {
      what: 'the parent device',
      why: 'It is released when the parent is unbound, and not when this driver is: with each binding one more piles up.',
      sure: true,
    };
  const leadsTo = [boundDevice, ...(unit.bus.leadsTo ?? []).map((way) => way.replace('$', boundDevice))];
  if (leadsTo.some((device) => isReachedFrom(owner, device)))
    return {
      what: 'another device, which this one leads to',
      why: 'What is tied to that device stays when this driver is unbound, and may go while it is bound.',
      sure: true,
    };
  if (/(?:->|\.)parent$/.test(owner)) return aParent;
  if (/^&#\d+->dev$/.test(owner))
    return {
      what: 'a device that this driver has made itself',
      why: 'No driver is bound to it: what is tied to it is released when it is freed, and not when this driver is unbound.',
      sure: false,
    };
  if (/^&?global:/.test(owner))
    return {
      what: 'a device that is not the one that probe was given',
      why: 'Unless both are the same, it is released at another time than this driver is unbound.',
      sure: false,
    };
  return undefined;
}

/** `device->dev.parent`, `&device->adapter->dev`: a member of what the device leads to. */
const isReachedFrom = (value: Value, from: Value): boolean => value.replace(/^&/, '').startsWith(`${from}->`);

/** `&pdev->dev`, the device that probe binds, by the name that probe has for it. */
function ownDevice({ unit, functions }: DriverView): string {
  const { name } = unit.probe;
  const given = functions.get(name)?.parameters[0] ?? '';
  const device = `the device that ${name}() binds`;
  return given === '' ? device : `${unit.bus.owner.replace('$', given)}, ${device}`;
}
