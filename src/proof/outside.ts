import type { Item } from '../c/file.ts';
import type { Side, TwoSides } from './side.ts';

/** A change outside of what any driver's proof covers. */
export interface Outside {
  readonly name: string;
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** File-level code may differ in the driver structs' own fields and in prototypes of functions that are gone. */
export function changedElsewhere({ before, after }: TwoSides): readonly Outside[] {
  const others = (side: Side): readonly Item[] => side.file.items.filter((item) => item.kind !== 'function');
  const textOf = (side: Side, item: Item): string => side.file.text.slice(item.start, item.end);
  const left = new Map<string, number>();
  for (const item of others(after)) left.set(textOf(after, item), (left.get(textOf(after, item)) ?? 0) + 1);
  const structs = new Set(before.units.map((unit) => unit.item.start));
  const gone = new Set(
    before
      .functions()
      .map((item) => item.name)
      .filter((name) => name !== undefined && after.calls.definitionsOf(name).length === 0),
  );
  return others(before).flatMap((item) => {
    const count = left.get(textOf(before, item)) ?? 0;
    if (count > 0) {
      left.set(textOf(before, item), count - 1);
      return [];
    }
    if (
      structs.has(item.start) ||
      [...gone].some((name) => name !== undefined && new RegExp(`\\b${name}\\b`).test(textOf(before, item)))
    )
      return [];
    return [
      { name: item.name ?? item.kind, message: 'this is no part of a driver’s probe or remove', span: item },
    ];
  });
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
