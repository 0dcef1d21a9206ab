import type { Case } from '../case.ts';
import { sitesIn } from '../paths/values.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/**
 * What a resource goes on pointing to (a region's name) must be there as long as the resource is held: nothing that is
 * freed by hand, and nothing that another function made and the device does not free.
 */
export function objectionToKept(
  { notes, sites, catalogue }: Case,
  staysManual: (site: Site) => boolean,
  { id, pattern }: Site,
): Objection | undefined {
  const key = notes.keys.get(id);
  for (const name of pattern.keeps) {
    const value = key?.get(name) ?? '';
    for (const other of sitesIn(value).flatMap((index) => sites[index] ?? []))
      if (staysManual(other)) return objection('uses-what-stays-manual', other.call, 'is freed by hand');
    const [, maker] = /^&?call:(\w+)@\d+(?:->|\.)/.exec(value) ?? [];
    if (maker !== undefined && !catalogue.known.managed.has(maker))
      return objection('uses-what-stays-manual', undefined, '', `What ${maker}() made is freed by hand.`);
  }
  return undefined;
}
