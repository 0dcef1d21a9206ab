import type { Case } from '../case.ts';
import type { ReleaseNote } from '../paths/notes.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** On every path: released exactly once, and not before the driver is unbound. */
export function objectionToPaths({ notes, unit }: Case, site: Site): Objection | undefined {
  const { id } = site;
  const releases = releasesOf(notes.releases, id);
  if (releases.length === 0 && notes.heldAtSuccess.has(id))
    return unit.remove === undefined
      ? objection('no-remove', undefined, '')
      : objection('no-release-found', undefined, '');
  if (!notes.heldAtSuccess.has(id)) return objection('released-on-success', site.call, 'never kept');
  const early = notes.releasedOnSuccess.get(id);
  if (early !== undefined) return objection('released-on-success', early, 'probe has succeeded here');
  const leak = notes.leaks.get(id);
  if (leak !== undefined) return objection('leaks-before', leak, 'left held here');
  const kept = notes.keptByRemove.get(id);
  if (kept !== undefined) {
    if (unit.remove === undefined) return objection('no-remove', undefined, '');
    const inRemove = releases.some((note) => note.inRemove.has(id));
    return inRemove
      ? objection('conditional-release', kept, 'still held here, on some path')
      : objection('no-release-found', kept, 'still held here');
  }
  const twice = notes.releasedTwice.get(id);
  return twice === undefined ? undefined : objection('released-twice', twice, 'released again here');
}

export const releasesOf = (
  releases: ReadonlyMap<number, ReleaseNote>,
  site: number,
): readonly ReleaseNote[] => [...releases.values()].filter((note) => note.sites.has(site));
