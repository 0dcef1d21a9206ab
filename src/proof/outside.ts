import type { Item } from '../c/file.ts';
import { leaves } from '../c/walk.ts';
import type { DriverUnit } from '../driver/model.ts';
import type { Side, TwoSides } from './side.ts';

/** A change outside of what any driver's proof covers. */
export interface Outside {
  readonly name: string;
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
}

/**
 * File-level code may differ in a driver struct's remove when there is none any more, in prototypes of functions that
 * are gone, and in headers that are included.
 */
export function changedElsewhere({ before, after }: TwoSides): readonly Outside[] {
  const left = new Map<string, Item[]>();
  for (const item of others(after)) {
    const alike = left.get(textOf(after, item));
    if (alike === undefined) left.set(textOf(after, item), [item]);
    else alike.push(item);
  }
  const found: Outside[] = [];
  const changed = others(before).filter((item) => left.get(textOf(before, item))?.pop() === undefined);
  const added = new Set([...left.values()].flat().filter((item) => !isInclude(textOf(after, item))));
  for (const item of changed) {
    const unit = before.units.find((one) => one.item.start === item.start);
    const other = after.units.find((one) => one.name === unit?.name && one.bus === unit.bus);
    const fits = unit && other ? sameStruct(before, unit, after, other) : isOfGone(before, item, after);
    if (other) added.delete(other.item);
    if (!fits) found.push({ name: item.name ?? item.kind, message: beyond, span: item });
  }
  for (const item of added)
    found.push({
      name: item.name ?? item.kind,
      message: `${beyond}, and it is new`,
      span: { start: 0, end: 0 },
    });
  return found;
}

const beyond = 'this is no part of a driver’s probe or remove';
const textOf = (side: Side, item: Item): string => side.file.text.slice(item.start, item.end);
/** What is no function; a `;` behind one says nothing. */
const others = (side: Side): readonly Item[] =>
  side.file.items.filter((item) => item.kind !== 'function' && textOf(side, item) !== ';');
const isInclude = (text: string): boolean => /^#\s*include\b/.test(text);

/** Names a function that is not there any more: its prototype. */
const isOfGone = (before: Side, item: Item, after: Side): boolean => {
  const words = new Set(textOf(before, item).match(/\w+/g) ?? []);
  return before
    .functions()
    .some(({ name = '' }) => words.has(name) && after.calls.definitionsOf(name).length === 0);
};

/** Two driver structs that differ in nothing but a remove that is gone. */
function sameStruct(before: Side, one: DriverUnit, after: Side, other: DriverUnit): boolean {
  const gone = one.remove !== undefined && other.remove === undefined ? one.remove.name : undefined;
  if (gone !== undefined && after.calls.definitionsOf(gone).length > 0) return false;
  const said = (side: Side, item: Item, without: string | undefined): string =>
    leaves(side.file.read(item).tree)
      .map(({ text }) => text)
      .join(' ')
      .replace(
        without === undefined ? /^$/ : new RegExp(`[.] \\w+ = [^,{}]*\\b${without}\\b[^,{}]*,?`, 'g'),
        '',
      )
      .replace(/ +/g, ' ')
      .replace(/, }/g, ' }');
  return said(before, one.item, gone) === said(after, other.item, undefined);
}

export function uncovered(
  before: Side,
  changed: ReadonlySet<string>,
  covered: ReadonlySet<string>,
): readonly Outside[] {
  return [...changed]
    .filter((name) => !covered.has(name))
    .map((name) => {
      const [item] = before.calls.definitionsOf(name);
      return {
        name,
        message: `${name}() has changed, and no driver’s proof covers it`,
        span: item ?? { start: 0, end: 0 },
      };
    });
}

/**
 * Changed functions that are run otherwise than by the paths that were compared: called by a function that nobody
 * followed, or handed to others by their name. What they do there has changed as well.
 */
export function usedElsewhere(
  { before, after }: TwoSides,
  changed: ReadonlySet<string>,
  covered: ReadonlySet<string>,
): readonly Outside[] {
  return [...changed].flatMap((name) => {
    const isOnBoth = [before, after].every((side) => side.calls.definitionsOf(name).length > 0);
    if (!isOnBoth || !covered.has(name)) return [];
    const use = after.file.items.find((item) => usesBeyond(after, item, name, covered));
    if (use === undefined) return [];
    const message = `${name}() has changed, and ${use.name ?? 'other code'} uses it outside of what was compared`;
    return [{ name, message, span: before.calls.definitionsOf(name)[0] ?? { start: 0, end: 0 } }];
  });
}

/** Comments and strings name nothing, so the leaves are counted: all of them, and those in front of a `(`. */
function usesOf(side: Side, item: Item, name: string): { readonly all: number; readonly calls: number } {
  if (!textOf(side, item).includes(name)) return { all: 0, calls: 0 };
  const words = leaves(side.file.read(item).tree);
  const uses = words.flatMap((leaf, i) =>
    leaf.text === name && words[i - 1]?.text !== '.' ? [words[i + 1]?.text === '('] : [],
  );
  return { all: uses.length, calls: uses.filter((isCall) => isCall).length };
}

/** Whether an item uses a changed function otherwise than in calls where it is followed, or once as a driver's callback. */
function usesBeyond(side: Side, item: Item, name: string, covered: ReadonlySet<string>): boolean {
  const { all, calls } = usesOf(side, item, name);
  if (all === 0) return false;
  const followed = covered.has(item.name ?? '') || item.name === name ? calls : 0;
  if (item.kind === 'function') return all > followed + registrationsIn(side, item, name);
  const isPrototype = calls > 0 && !textOf(side, item).includes('{');
  return all > (isPrototype ? 1 : Math.max(0, ...side.units.map((unit) => timesNamed(unit, item, name))));
}

/** How often a driver struct names its probe or remove: once, or once for each of several kernels. */
const timesNamed = ({ callbacks }: DriverUnit, { start, end }: Item, name: string): number =>
  callbacks.filter(
    (each) =>
      (each.role === 'probe' || each.role === 'remove') &&
      each.name === name &&
      start <= each.span.start &&
      each.span.end <= end,
  ).length;

/** How often an item registers a driver and hands its probe over along with it, as `platform_driver_probe()` takes it. */
const registrationsIn = (side: Side, { start, end }: Item, name: string): number =>
  side.units.filter(
    ({ bus, probe }) =>
      probe.name === name &&
      bus.registerWithProbe.includes(probe.field) &&
      start <= probe.span.start &&
      probe.span.end <= end,
  ).length;
