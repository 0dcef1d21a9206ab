import { openC } from '../c/open.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import { changedElsewhere, type Outside, uncovered, usedElsewhere } from './outside.ts';
import { changedFunctions, Side } from './side.ts';
import { proveUnit, type UnitProof } from './unit.ts';
import { vocabularyIn } from './words-of-pattern.ts';

export interface Verdict {
  readonly verified: boolean;
  readonly units: readonly UnitProof[];
  readonly outside: readonly Outside[];
  /** A changed function could not be read to its end, so that nothing can be said of it. */
  readonly unread: boolean;
}

/**
 * Proves that two versions of a file release the same resources on the same paths. Independent of how the second was
 * made: it reads both texts anew, and shares only the C reader, the driver model and the catalogue with the planner.
 */
export function verify(before: string, after: string, catalogue: Catalogue): Verdict {
  const { scoped } = catalogue.known;
  const sides = { before: new Side(openC(before), scoped), after: new Side(openC(after), scoped) };
  const changed = changedFunctions(sides.before, sides.after);
  const covered = new Set<string>();
  const vocabulary = vocabularyIn(catalogue, before);
  const units = sides.before.units.flatMap((unit) => {
    const other = sides.after.units.find((one) => one.name === unit.name && one.bus === unit.bus);
    const proof = other
      ? proveUnit(unit, other, sides, changed, { catalogue, vocabulary }, covered)
      : undefined;
    return proof ? [proof] : [];
  });
  const outside = [
    ...changedElsewhere(sides),
    ...uncovered(sides.before, changed, covered),
    ...usedElsewhere(sides, changed, covered),
  ];
  const both = [sides.before, sides.after];
  const starts = new Set(outside.map(({ span }) => span.start));
  const unread =
    [...changed].some((name) => both.some((side) => side.isUnread(name))) ||
    sides.before.file.items.some((item) => starts.has(item.start) && sides.before.isUnreadItem(item));
  return {
    verified: outside.length === 0 && units.every((unit) => unit.verified),
    units,
    outside,
    unread,
  };
}
