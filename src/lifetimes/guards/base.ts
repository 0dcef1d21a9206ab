import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';
import { releasesOf } from './paths.ts';

type Refused = ReadonlyMap<number, Objection>;

/** What is managed only along with something else, and what makes such others managed. */
export const objectionToBase = (known: Case, refused: Refused, site: Site): Objection | undefined =>
  withoutBase(known, refused, site) ?? managesMore(known, site);

/** A call that is managed only on a device whose other resource is managed needs that one to be converted. */
function withoutBase({ notes, sites }: Case, refused: Refused, site: Site): Objection | undefined {
  if (site.pattern.managedWith === undefined) return undefined;
  if (notes.baseless.has(site.id))
    return objection('base-stays-manual', site.call, 'on some path nothing managed comes before this');
  for (const base of notes.bases.get(site.id) ?? [])
    if (refused.has(base)) return objection('base-stays-manual', sites[base]?.call, 'stays as it is');
  return undefined;
}

/**
 * What comes to be managed by itself, wanted or not, must have been released on every path so far. Whether it is still
 * released by hand afterwards does not matter: that is an early release then.
 */
function managesMore({ notes, sites }: Case, site: Site): Objection | undefined {
  for (const [other, bases] of notes.bases) {
    const rider = sites[other];
    if (!bases.has(site.id) || rider?.pattern.rides !== true) continue;
    const kept = notes.leaks.get(other) ?? notes.keptByRemove.get(other);
    if (kept !== undefined)
      return objection('manages-more', kept, `what ${rider.form.callee}() acquired is still held here`);
  }
  return undefined;
}

/**
 * What the driver has made managed already and does not release by hand on every path is the device's affair. Where it
 * is released by hand on every path, these releases may go.
 */
export function objectionToGround({ notes }: Case, { id, pattern }: Site): Objection | undefined {
  const ground = notes.grounded.get(id);
  if (ground === undefined || !pattern.rides || notes.baseless.has(id) || notes.bases.has(id))
    return undefined;
  const byHand = releasesOf(notes.releases, id).length > 0;
  const everywhere = !notes.leaks.has(id) && !notes.keptByRemove.has(id);
  return byHand && everywhere ? undefined : objection('already-managed', ground, 'managed from here on');
}
