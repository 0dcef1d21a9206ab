import type { Node } from '../c/syntax.ts';
import type { DriverUnit } from '../driver/model.ts';
import type { Movement } from './commute.ts';
import type { Exit, Finding, Held, Sides } from './path.ts';
import type { Side, TwoSides } from './side.ts';
import { plainText } from './values.ts';
import type { ReleaseWord, Vocabulary, Word } from './vocabulary.ts';

/**
 * Functions that no path of probe or remove runs through, and that both name the field a managed resource is kept in
 * and free or exchange something of its kind: by whatever other name, it may be this one.
 */
export function handledElsewhere(
  { probe, remove }: DriverUnit,
  exits: readonly Exit[],
  { after }: TwoSides,
  settings: Sides,
): readonly Finding[] {
  const { meanings, exchanges } = settings.vocabulary;
  const found = new Map<string, Finding>();
  const elsewhere = after
    .functions()
    .filter(
      ({ name = '' }) => name !== probe.name && name !== remove?.name && !settings.after.followed(name),
    );
  for (const { path } of exits) {
    for (const held of path.held.filter((one) => one.managed === 'after' && !one.early)) {
      const fields = [...path.after.store].flatMap(([place, value]) =>
        value === held.id ? (/(?:->|\.)(\w+)(?:\[[^\]]*\])*$/.exec(place)?.[1] ?? []) : [],
      );
      const frees = (name: string): boolean =>
        exchanges.has(name) ||
        meanings
          .get(name)
          ?.some(
            ({ role, pattern }) => pattern === held.pattern && (role === 'release' || role === 'other'),
          ) === true;
      for (const item of fields.length > 0 ? elsewhere : []) {
        const text = after.file.text.slice(item.start, item.end);
        if (!fields.some((field) => new RegExp(`(->|\\.)${field}\\b`).test(text))) continue;
        const isHandedOn = fields.some((field) =>
          new RegExp(`&\\s*\\(?[\\w>.-]*(->|\\.)${field}\\b(?!\\s*(->|\\.|\\[))`).test(text),
        );
        const call = after.calls
          .callsIn(item)
          .find(({ name }) => frees(name) || (isHandedOn && leadsTo(after, name, frees)));
        if (call === undefined) continue;
        const message = `${item.name ?? '?'}() has ${call.name}() and the field that ${held.name}() is kept in`;
        found.set(message, {
          code: 'released-by-hand-too',
          message,
          before: held.node,
          after: call.call,
          trail: [],
        });
      }
    }
  }
  return [...found.values()];
}

/**
 * What a device has one of is told by the device alone, by whatever name: a function that no path of probe or remove
 * runs through, and that undoes such a thing, undoes the one that is managed now.
 */
export function undoneElsewhere(
  { probe, remove }: DriverUnit,
  exits: readonly Exit[],
  { after }: TwoSides,
  settings: Sides,
): readonly Finding[] {
  const ofOthers = after.units.flatMap((unit) => [unit.probe.name, unit.remove?.name]);
  const own = new Set([probe.name, remove?.name, ...ofOthers]);
  const { byDevice, meanings } = settings.vocabulary;
  const managed = new Map<string, Held>();
  for (const { path } of exits)
    for (const held of path.held)
      if (held.managed === 'after' && !held.early && byDevice.has(held.pattern))
        managed.set(held.pattern, held);
  if (managed.size === 0) return [];
  return after.functions().flatMap((item) => {
    if (own.has(item.name) || settings.after.followed(item.name ?? '')) return [];
    return after.calls.callsIn(item).flatMap(({ name, call }): readonly Finding[] => {
      const word = meanings
        .get(name)
        ?.find((one) => managed.has(one.pattern) && undoes(one) && hasConstants(one, call));
      const held = managed.get(word?.pattern ?? '');
      if (held === undefined) return [];
      const message = `${item.name ?? '?'}() has ${name}() for what the managed ${held.name}() keeps`;
      return [{ code: 'released-by-hand-too', message, before: held.node, after: call, trail: [] }];
    });
  });
}

const undoes = (word: Word): word is ReleaseWord => word.role === 'release' || word.role === 'other';

const hasConstants = ({ constants }: ReleaseWord, call: Node): boolean => {
  const given = (call.children[2]?.children ?? []).filter((child) => child.kind !== 'token');
  return [...constants].every(([index, text]) => plainText(given[index] ?? call) === text);
};

/**
 * What a bus does between remove and the device's own releases: one turns the device off, which nothing active may
 * meet; another forgets the driver's data, which nothing active may ask for then.
 */
export function betweenRemoveAndRelease(
  { bus, probe, remove }: DriverUnit,
  movements: readonly Movement[],
  { after }: TwoSides,
  vocabulary: Vocabulary,
): readonly Finding[] {
  const forDma = movements.find(({ held }) => held.needsDevice)?.held;
  if (bus.endsDmaFirst !== undefined && forDma) {
    const message = `the bus ${bus.endsDmaFirst} before ${forDma.name}() is released`;
    return [{ code: 'order', message, before: forDma.node, after: undefined, trail: [] }];
  }
  const active = movements.find(({ held }) => held.class === 'active')?.held;
  if (!active) return [];
  if (bus.endsFirst !== undefined) {
    const message = `the bus ${bus.endsFirst} before ${active.name}() is released`;
    return [{ code: 'order', message, before: active.node, after: undefined, trail: [] }];
  }
  const calledBack = (isWanted: (name: string) => boolean): boolean =>
    after
      .functions()
      .some(
        (item) =>
          item.name !== probe.name &&
          item.name !== remove?.name &&
          after.calls.callsIn(item).some(({ name }) => isWanted(name)),
      );
  const finding = (does: string): readonly Finding[] => {
    const message = `the bus ${does} before ${active.name}() is released, and callbacks ask for it`;
    return [{ code: 'order', message, before: active.node, after: undefined, trail: [] }];
  };
  if (bus.detachesDomain && calledBack((name) => vocabulary.powers.has(name)))
    return finding('takes the device out of its power domain');
  return bus.clearsData && calledBack((name) => bus.getData.includes(name))
    ? finding("clears the driver's data")
    : [];
}

/** Whether a function of the file, or one that it calls, makes such a call. */
function leadsTo({ calls }: Side, start: string, isOne: (name: string) => boolean): boolean {
  const reached = new Set([start]);
  // The set grows while it is walked.
  for (const name of reached) {
    if (isOne(name)) return true;
    for (const item of calls.definitionsOf(name))
      for (const call of calls.callsIn(item)) reached.add(call.name);
  }
  return false;
}
