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
  for (const item of others(after))
    left.set(textOf(after, item), [...(left.get(textOf(after, item)) ?? []), item]);
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
