import type { Node } from '../../c/syntax.ts';
import { calleeName, sourceText } from '../../c/walk.ts';
import type { Value } from '../../lifetimes/paths/values.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt } from '../steps.ts';

/** Managed memory holds an object that has users of its own: they may be there when the driver is unbound. */
export const freedUnderItsUsers: Rule = {
  id: 'freed-under-its-users',
  purpose:
    'Managed memory holds a cdev, a kobject, a struct device or a file that is open: its users may outlive the binding.',
  cases: [
    'gpio, iio, media, rtc: an open character device after unbind used what devm_kzalloc() had given ("devm considered harmful")',
    'D. Williams: a check should flag "passing a devres allocation to a kobject API"',
  ],
  inDriver: (view: DriverView): readonly Found[] =>
    (view.kind === 'driver' ? view.held : []).flatMap((site) => {
      if (site.managed === undefined || !site.pattern.contents || isGroupedWith(site)) return [];
      const taker = takerOf(view, site);
      return taker === undefined ? [] : [foundAt(view, site, taker)];
    }),
};

interface Taker {
  readonly call: Node;
  readonly name: string;
  readonly counts: boolean;
}

function foundAt(view: DriverView, site: Held, { call, name, counts }: Taker): Found {
  const { catalogue, file, mentions } = view;
  const waits = mentions.functions.some((item) =>
    [...mentions.wordsOf(item)].some((word) => catalogue.known.waits.has(word)),
  );
  const staysBound = /\bsuppress_bind_attrs\s*=\s*true\b/.test(file.text);
  const own = site.managed?.name ?? '';
  return {
    confidence: counts && view.watch.complete && !waits && !staysBound ? 'certain' : 'likely',
    span: call,
    functionName: functionAt(file, call.start),
    message: `${name}() is given what lies in the memory of ${own}()`,
    why: counts
      ? 'Whoever still holds a reference when the driver is unbound uses memory that the device has freed.'
      : 'A file that is still open when the driver is unbound leads to memory that the device has freed.',
    advice: `Allocate it by ${site.managed?.plain || 'hand'}(), and free it where the last reference goes.`,
    path: [
      { span: site.call, text: 'this memory goes when the driver is unbound' },
      { span: call, text: 'this may be used for longer' },
    ],
    subject: sourceText(site.call, file.text),
  };
}

/** The memory belongs to an object that counts its users itself: it is the owner that says when it goes. */
const isGroupedWith = ({ managed }: Held): boolean => managed !== undefined && !/^devm_/.test(managed.name);

/** The first call that makes an object with users out of a member of this memory. */
function takerOf({ watch, held, catalogue: { known } }: DriverView, site: Held): Taker | undefined {
  const member = new RegExp(`^&#${site.id}->[\\w.]+$`);
  const isGiven = (values: Iterable<Value>): boolean => [...values].some((value) => member.test(value));
  const calls = [
    ...watch.given.map(({ name, call, values }) => ({ name, call, values })),
    ...held
      .filter(({ managed }) => managed === undefined)
      .map((one) => ({
        name: calleeName(one.call) ?? '',
        call: one.call,
        values: [...(watch.keys.get(one.id)?.values() ?? [])],
      })),
  ].filter(({ values }) => isGiven(values));
  const [counted] = calls.filter(({ name }) => known.counted.has(name));
  if (counted !== undefined) return { ...counted, counts: true };
  const [opened] = calls.filter(({ name }) => known.opened.has(name));
  return opened === undefined ? undefined : { ...opened, counts: false };
}
